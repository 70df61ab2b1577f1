// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/access.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace mw::test {

/// Places where something can be made to happen: each call of a reader or target passes here with its name.
class Hook {
public:
    /// Called at each step; an error is what the call then answers.
    std::function<Result<void>(const std::string& step, std::size_t count)> at;
    Result<void> pass(const std::string& step) {
        const std::size_t count = ++m_steps;
        return at ? at(step, count) : Result<void>();
    }
    std::size_t steps() const { return m_steps; }

private:
    std::atomic<std::size_t> m_steps{0};
};

/// A connection whose readers pass the hook before each batch.
class HookedConnection final : public Connection {
public:
    HookedConnection(std::unique_ptr<Connection> inner, Hook& hook) : m_inner(std::move(inner)), m_hook(hook) {}
    Result<Schema> schema(JobContext& job) override { return m_inner->schema(job); }
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override {
        MW_TRY(auto reader, m_inner->read(entity, options, job));
        return std::unique_ptr<Reader>(std::make_unique<HookedReader>(std::move(reader), m_hook));
    }

private:
    class HookedReader final : public Reader {
    public:
        HookedReader(std::unique_ptr<Reader> inner, Hook& hook) : m_inner(std::move(inner)), m_hook(hook) {}
        const std::vector<Field>& fields() const override { return m_inner->fields(); }
        Result<bool> next(Batch& batch, JobContext& job) override {
            MW_TRY_DO(m_hook.pass("read"));
            return m_inner->next(batch, job);
        }
        std::string inputHash() const override { return m_inner->inputHash(); }
        std::uint64_t totalBytes() const override { return m_inner->totalBytes(); }

    private:
        std::unique_ptr<Reader> m_inner;
        Hook& m_hook;
    };

    std::unique_ptr<Connection> m_inner;
    Hook& m_hook;
};

/// A target that passes the hook before each call.
class HookedTarget final : public Target {
public:
    HookedTarget(std::unique_ptr<Target> inner, Hook& hook) : m_inner(std::move(inner)), m_hook(hook) {}
    Result<Schema> schema(JobContext& job) override { return m_inner->schema(job); }
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override {
        MW_TRY_DO(m_hook.pass("open"));
        MW_TRY(auto writer, m_inner->openWriter(options, job));
        return std::unique_ptr<EntityWriter>(std::make_unique<HookedWriter>(std::move(writer), m_hook));
    }
    Result<void> commit(JobContext& job) override {
        MW_TRY_DO(m_hook.pass("commit"));
        return m_inner->commit(job);
    }
    Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) override {
        MW_TRY_DO(m_hook.pass("count"));
        return m_inner->countRows(entity, job);
    }
    bool handsOver() const override { return m_inner->handsOver(); }
    bool appearsWhole() const override { return m_inner->appearsWhole(); }
    Result<void> rehearse() override { return m_inner->rehearse(); }
    Result<std::optional<std::string>> note(JobContext& job) override { return m_inner->note(job); }
    bool keepNote(MakeNote make) override { return m_inner->keepNote(std::move(make)); }
    Result<void> dropNote(JobContext& job) override {
        MW_TRY_DO(m_hook.pass("drop"));
        return m_inner->dropNote(job);
    }
    bool recordChanges(ChangeSink& sink) override { return m_inner->recordChanges(sink); }

private:
    class HookedWriter final : public EntityWriter {
    public:
        HookedWriter(std::unique_ptr<EntityWriter> inner, Hook& hook) : m_inner(std::move(inner)), m_hook(hook) {}
        Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows,
                           const RefusedRow& refused, JobContext& job) override {
            MW_TRY_DO(m_hook.pass("write"));
            return m_inner->write(batch, rows, refused, job);
        }
        std::uint64_t sent() const override { return m_inner->sent(); }
        std::uint64_t updated() const override { return m_inner->updated(); }

    private:
        std::unique_ptr<EntityWriter> m_inner;
        Hook& m_hook;
    };

    std::unique_ptr<Target> m_inner;
    Hook& m_hook;
};

/// The standard access with hooks in it; the hook must outlive it.
inline engine::Access hookedAccess(Hook& hook) {
    const engine::Access standard = engine::Access::standard();
    engine::Access access;
    access.openSource = [standard, &hook](const engine::Place& place) -> Result<std::unique_ptr<Connection>> {
        MW_TRY(auto inner, standard.openSource(place));
        return std::unique_ptr<Connection>(std::make_unique<HookedConnection>(std::move(inner), hook));
    };
    access.openTarget = [standard, &hook](const engine::Place& place,
                                          const Schema& planned) -> Result<std::unique_ptr<Target>> {
        MW_TRY(auto inner, standard.openTarget(place, planned));
        return std::unique_ptr<Target>(std::make_unique<HookedTarget>(std::move(inner), hook));
    };
    return access;
}

} // namespace mw::test
