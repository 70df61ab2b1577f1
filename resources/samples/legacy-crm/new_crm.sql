-- SPDX-License-Identifier: GPL-3.0-or-later
-- The new CRM: the target of the sample migration. Run with PRAGMA foreign_keys = ON.

CREATE TABLE users (
    user_id    INTEGER      NOT NULL PRIMARY KEY,
    legacy_no  VARCHAR(3)   NOT NULL UNIQUE CHECK (length(legacy_no) = 3),
    full_name  VARCHAR(60)  NOT NULL CHECK (length(full_name) BETWEEN 1 AND 60),
    email      VARCHAR(80)  NOT NULL UNIQUE CHECK (length(email) <= 80 AND email = lower(email) AND email LIKE '_%@_%._%'),
    team       VARCHAR(20)  CHECK (length(team) BETWEEN 1 AND 20),
    is_active  BOOLEAN      NOT NULL CHECK (is_active IN (0, 1)),
    hired_on   DATE         CHECK (hired_on LIKE '____-__-__')
);

CREATE TABLE companies (
    company_id     INTEGER       NOT NULL PRIMARY KEY,
    legacy_no      VARCHAR(7)    NOT NULL UNIQUE CHECK (length(legacy_no) = 7),
    name           VARCHAR(60)   NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    street         VARCHAR(60)   CHECK (length(street) BETWEEN 1 AND 60),
    city           VARCHAR(40)   CHECK (length(city) BETWEEN 1 AND 40),
    postcode       VARCHAR(10)   CHECK (length(postcode) BETWEEN 1 AND 10),
    country_code   CHAR(2)       NOT NULL CHECK (length(country_code) = 2 AND country_code = upper(country_code)),
    industry       VARCHAR(20)   NOT NULL CHECK (industry IN ('manufacturing', 'retail', 'software', 'finance', 'health',
                                                              'energy', 'logistics', 'education', 'public', 'other')),
    employees      INTEGER       CHECK (employees >= 0),
    annual_revenue DECIMAL(14,2) CHECK (annual_revenue >= 0),
    tax_no         VARCHAR(16)   UNIQUE CHECK (length(tax_no) BETWEEN 1 AND 16 AND tax_no = upper(tax_no)),
    website        VARCHAR(100)  CHECK (length(website) BETWEEN 1 AND 100),
    is_active      BOOLEAN       NOT NULL CHECK (is_active IN (0, 1)),
    owner_id       INTEGER       NOT NULL REFERENCES users (user_id),
    created_on     DATE          NOT NULL CHECK (created_on LIKE '____-__-__')
);

CREATE TABLE people (
    person_id         INTEGER      NOT NULL PRIMARY KEY,
    legacy_no         VARCHAR(7)   NOT NULL UNIQUE CHECK (length(legacy_no) = 7),
    company_id        INTEGER      REFERENCES companies (company_id),
    salutation        VARCHAR(5)   CHECK (salutation IN ('Dr.', 'Prof.', 'Mr.', 'Mrs.', 'Ms.')),
    first_name        VARCHAR(40)  CHECK (length(first_name) BETWEEN 1 AND 40),
    last_name         VARCHAR(40)  NOT NULL CHECK (length(last_name) BETWEEN 1 AND 40),
    job_title         VARCHAR(60)  CHECK (length(job_title) BETWEEN 1 AND 60),
    email             VARCHAR(80)  UNIQUE CHECK (length(email) <= 80 AND email = lower(email) AND email LIKE '_%@_%._%'),
    phone             VARCHAR(16)  CHECK (length(phone) <= 16 AND phone GLOB '+[1-9]*'),
    mobile            VARCHAR(16)  CHECK (length(mobile) <= 16 AND mobile GLOB '+[1-9]*'),
    city              VARCHAR(40)  CHECK (length(city) BETWEEN 1 AND 40),
    country_code      CHAR(2)      CHECK (length(country_code) = 2 AND country_code = upper(country_code)),
    birth_date        DATE         CHECK (birth_date LIKE '____-__-__'),
    lifecycle_stage   VARCHAR(10)  NOT NULL CHECK (lifecycle_stage IN ('lead', 'prospect', 'customer', 'former', 'unknown')),
    lead_status       VARCHAR(10)  NOT NULL CHECK (lead_status IN ('new', 'working', 'qualified', 'lost', 'none')),
    is_active         BOOLEAN      NOT NULL CHECK (is_active IN (0, 1)),
    marketing_consent BOOLEAN      NOT NULL CHECK (marketing_consent IN (0, 1)),
    owner_id          INTEGER      NOT NULL REFERENCES users (user_id),
    created_on        DATE         NOT NULL CHECK (created_on LIKE '____-__-__'),
    updated_at        TIMESTAMP    CHECK (updated_at LIKE '____-__-__ __:__:__'),
    remarks           VARCHAR(500) CHECK (length(remarks) BETWEEN 1 AND 500)
);

CREATE TABLE opportunities (
    opportunity_id    INTEGER       NOT NULL PRIMARY KEY,
    legacy_no         VARCHAR(6)    NOT NULL UNIQUE CHECK (length(legacy_no) = 6),
    company_id        INTEGER       NOT NULL REFERENCES companies (company_id),
    primary_person_id INTEGER       REFERENCES people (person_id),
    title             VARCHAR(80)   NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
    amount            DECIMAL(12,2) NOT NULL CHECK (amount >= 0),
    currency          CHAR(3)       NOT NULL CHECK (currency IN ('EUR', 'USD', 'GBP', 'CHF', 'SEK', 'BRL', 'CAD', 'AUD')),
    stage             VARCHAR(15)   NOT NULL CHECK (stage IN ('prospecting', 'qualification', 'proposal', 'negotiation',
                                                              'won', 'lost')),
    probability       INTEGER       CHECK (probability BETWEEN 0 AND 100),
    lead_source       VARCHAR(20)   CHECK (length(lead_source) BETWEEN 1 AND 20),
    owner_id          INTEGER       NOT NULL REFERENCES users (user_id),
    close_on          DATE          CHECK (close_on LIKE '____-__-__'),
    created_on        DATE          NOT NULL CHECK (created_on LIKE '____-__-__'),
    description       VARCHAR(1000) CHECK (length(description) BETWEEN 1 AND 1000)
);

CREATE TABLE activities (
    activity_key     VARCHAR(12)  NOT NULL PRIMARY KEY CHECK (length(activity_key) BETWEEN 5 AND 12),
    kind             VARCHAR(10)  NOT NULL CHECK (kind IN ('call', 'meeting', 'email', 'task', 'note')),
    subject          VARCHAR(120) NOT NULL CHECK (length(subject) BETWEEN 1 AND 120),
    body             TEXT,
    person_id        INTEGER      REFERENCES people (person_id),
    company_id       INTEGER      REFERENCES companies (company_id),
    opportunity_id   INTEGER      REFERENCES opportunities (opportunity_id),
    owner_id         INTEGER      NOT NULL REFERENCES users (user_id),
    occurred_at      TIMESTAMP    NOT NULL CHECK (occurred_at LIKE '____-__-__ __:__:__'),
    duration_minutes INTEGER      CHECK (duration_minutes >= 0),
    is_done          BOOLEAN      NOT NULL CHECK (is_done IN (0, 1)),
    CHECK (person_id IS NOT NULL OR company_id IS NOT NULL OR opportunity_id IS NOT NULL)
);

CREATE INDEX people_by_company ON people (company_id);
CREATE INDEX opportunities_by_company ON opportunities (company_id);
CREATE INDEX activities_by_person ON activities (person_id);
