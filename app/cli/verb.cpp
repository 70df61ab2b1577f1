// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "core/base/file.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <new>
#include <thread>

namespace mw::cli {

#define MW_VERB(name) Verb define_##name();
#include "app/cli/verbs.def"
#undef MW_VERB

const std::vector<Verb>& verbs() {
    static const std::vector<Verb> all = {
#define MW_VERB(name) define_##name(),
#include "app/cli/verbs.def"
#undef MW_VERB
    };
    return all;
}

const Verb* findVerb(std::string_view name) {
    for (const Verb& verb : verbs())
        if (verb.name == name)
            return &verb;
    return nullptr;
}

namespace {

std::vector<Option> allOptions(const Verb& verb) {
    std::vector<Option> options = verb.options;
    options.push_back({"--json", "", "print one JSON document", false});
    options.push_back({"--help", "", "say how it is used", false});
    return options;
}

int exitCodeOf(const Error& error) {
    switch (kindOf(error.code)) {
    case CodeKind::Request: return RequestWrong;
    case CodeKind::Data: return FallsShort;
    case CodeKind::Cancelled: return Interrupted;
    case CodeKind::Environment:
    case CodeKind::Internal: break;
    }
    return EnvironmentFailed;
}

/// `subject`: what the verb was asked to work on; said where the error does not know its own place.
int report(const Error& error, const Console& console, const std::string& subject) {
    std::string where = error.where;
    if (where.empty())
        where = subject.empty() || error.code == Code::Usage ? "command line" : subject;
    // Places in files are told by line and column already.
    if (error.span && where.find(", line ") == std::string::npos)
        where += ", " + inWords(*error.span);
    Error said = error;
    said.context = {error.context.empty() ? "it failed" : error.context.back()};
    said.where = where;
    console.note(said.line());
    if (console.json())
        console.document({{"error", {{"code", nameOf(error.code)}, {"message", error.message()}, {"where", where}}}});
    return exitCodeOf(error);
}

/// Lets Ctrl+C ask the job to stop instead of ending the program at once. A second Ctrl+C ends it.
void listenForInterrupt(JobContext& job) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals, &job]() mutable {
        int signal = 0;
        sigwait(&signals, &signal);
        job.requestStop();
        sigwait(&signals, &signal);
        _Exit(Interrupted);
    }).detach();
}

} // namespace

int runVerb(const Verb& verb, const std::vector<std::string>& words) {
    bool json = false;
    for (const std::string& word : words)
        json = json || word == "--json";
    Console console(json);
    auto invocation = Invocation::parse(words, verb.arguments, allOptions(verb));
    if (!invocation)
        return report(at(during(invocation.error(), verb.name), "command line, see mapwright " + verb.name + " --help"),
                      console, {});
    if (invocation->wantsHelp()) {
        std::fputs(helpOf(verb).c_str(), stdout);
        return Done;
    }
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error like a full disk, not the end
    static JobContext job; // outlives the listening thread
    listenForInterrupt(job);
    const std::string subject = invocation->argument(0);
    try {
        const Result<int> result = verb.run(*invocation, console, job);
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
            return report(at(during(fromErrno(errno, "standard output", true), verb.name), "standard output"), console, subject);
        return result ? result.value() : report(during(result.error(), verb.name), console, subject);
    } catch (const std::bad_alloc&) {
        return report(during(makeError(Code::OutOfMemory), verb.name), console, subject);
    } catch (const std::exception& exception) {
        return report(during(makeError(Code::Internal, exception.what()), verb.name), console, subject);
    }
}

std::string helpOf(const Verb& verb) {
    std::string text = "mapwright " + verb.name;
    for (const Argument& argument : verb.arguments)
        text += argument.required ? " " + argument.name : " [" + argument.name + "]";
    text += " [options]\n  " + verb.summary + "\n\n";
    for (const Argument& argument : verb.arguments)
        text += "  " + argument.name + "\n      " + argument.help + "\n";
    for (const Option& option : allOptions(verb))
        text += "  " + option.name + (option.value.empty() ? "" : " " + option.value) + "\n      " + option.help + "\n";
    return text;
}

std::string overallHelp() {
    std::string text = "mapwright [DOCUMENT]              opens the window\n"
                       "mapwright VERB …                  works without a window\n\n";
    for (const Verb& verb : verbs()) {
        std::string usage = verb.name;
        for (const Argument& argument : verb.arguments)
            usage += " " + argument.name;
        usage.resize(std::max<std::size_t>(usage.size() + 2, 24), ' ');
        text += "  " + usage + verb.summary + "\n";
    }
    return text + "  --pictures DIR [DOC]    every page of a document as PNG, light and dark\n"
                  "  --version               version and connectors\n\n"
                  "mapwright VERB --help tells the options of a verb.\n"
                  "Exit codes: 0 done; 1 something falls short; 2 the request was wrong; 3 the environment failed; 130 cancelled.\n";
}

} // namespace mw::cli
