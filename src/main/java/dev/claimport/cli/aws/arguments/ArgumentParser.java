package dev.claimport.cli.aws.arguments;

import dev.claimport.cli.aws.arguments.Parameter.Arity;
import dev.claimport.cli.aws.value.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes from a command line what it knows and leaves the rest to others: argparse's {@code parse_known_args}. Options may be
 * abbreviated as long as they are unique, written {@code --option=value}, and repeated: the last one counts.
 */
public final class ArgumentParser {

    /** The option that ends the parse at once, as argparse's version action does. */
    public static final String VERSION = "--version";

    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

    private final Map<String, Parameter> options = new LinkedHashMap<>();
    private final List<Parameter> parameters;

    public ArgumentParser(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        parameters.stream().filter(Parameter::isOption).forEach(option -> options.put(option.name(), option));
    }

    /** @throws UsageException when a value is missing or wrong, or an abbreviation is ambiguous */
    public Parsed parse(List<String> arguments) throws UsageException, VersionAsked {
        return new Run(arguments).all();
    }

    /** An argument that looks like an option, known or not. */
    private record Candidate(Optional<Parameter> option, Optional<String> value) {}

    private Optional<Candidate> candidate(String argument) throws UsageException {
        if (argument.isEmpty() || argument.charAt(0) != '-') {
            return Optional.empty();
        }
        if (options.containsKey(argument)) {
            return Optional.of(new Candidate(Optional.of(options.get(argument)), Optional.empty()));
        }
        if (argument.length() == 1) {
            return Optional.empty();
        }
        int sign = argument.indexOf('=');
        if (sign >= 0 && options.containsKey(argument.substring(0, sign))) {
            return Optional.of(new Candidate(Optional.of(options.get(argument.substring(0, sign))), Optional.of(argument.substring(sign + 1))));
        }
        boolean split = argument.startsWith("--") && sign >= 0;
        String prefix = split ? argument.substring(0, sign) : argument;
        List<Parameter> meant = options.values().stream().filter(option -> option.name().startsWith(prefix)).toList();
        if (meant.size() > 1) {
            throw new UsageException("ambiguous option: " + argument + " could match "
                    + meant.stream().map(Parameter::name).collect(Collectors.joining(", ")));
        }
        if (meant.size() == 1) {
            return Optional.of(new Candidate(Optional.of(meant.getFirst()), split ? Optional.of(argument.substring(sign + 1)) : Optional.empty()));
        }
        if (NEGATIVE_NUMBER.matcher(argument).matches() || argument.contains(" ")) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(Optional.empty(), Optional.empty()));
    }

    /** One command line. The pattern has an O for each option, an A for each other argument, and a dash for {@code --}. */
    private final class Run {

        private final List<String> arguments;
        private final NavigableMap<Integer, Candidate> candidates = new TreeMap<>();
        private final String pattern;
        private final List<Parameter> positionals;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> rest = new ArrayList<>();

        Run(List<String> arguments) throws UsageException {
            this.arguments = arguments;
            positionals = new ArrayList<>(parameters.stream().filter(parameter -> !parameter.isOption()).toList());
            var letters = new StringBuilder();
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i).equals("--")) {
                    letters.append('-').repeat("A", arguments.size() - i - 1);
                    break;
                }
                Optional<Candidate> candidate = candidate(arguments.get(i));
                letters.append(candidate.isPresent() ? 'O' : 'A');
                if (candidate.isPresent()) {
                    candidates.put(i, candidate.get());
                }
            }
            pattern = letters.toString();
        }

        Parsed all() throws UsageException, VersionAsked {
            int at = 0;
            while (!candidates.isEmpty() && at <= candidates.lastKey()) {
                int option = candidates.ceilingKey(at);
                if (at != option) {
                    int behind = positionals(at);
                    boolean taken = behind > at;
                    at = behind;
                    if (taken) {
                        continue;
                    }
                }
                if (!candidates.containsKey(at)) {
                    rest.addAll(arguments.subList(at, option));
                    at = option;
                }
                at = option(at);
            }
            int end = positionals(at);
            rest.addAll(arguments.subList(end, arguments.size()));
            String missing = parameters.stream().filter(parameter -> parameter.required() && !values.containsKey(parameter.name()))
                    .map(Parameter::name).collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new UsageException("the following arguments are required: " + missing);
            }
            return new Parsed(values, rest);
        }

        private int option(int at) throws UsageException, VersionAsked {
            Candidate candidate = candidates.get(at);
            if (candidate.option().isEmpty()) {
                rest.add(arguments.get(at));
                return at + 1;
            }
            Parameter option = candidate.option().get();
            if (candidate.value().isPresent()) {
                String value = candidate.value().get();
                if (option.arity() == Arity.NONE) {
                    throw new UsageException("argument " + option.name() + ": ignored explicit argument " + Python.quoted(value));
                }
                take(option, value);
                return at + 1;
            }
            if (option.arity() == Arity.NONE) {
                if (option.name().equals(VERSION)) {
                    throw new VersionAsked();
                }
                take(option, "");
                return at + 1;
            }
            if (letter(at + 1) == 'A') {
                take(option, arguments.get(at + 1));
                return at + 2;
            }
            if (option.arity() == Arity.ONE) {
                throw new UsageException("argument " + option.name() + ": expected one argument");
            }
            take(option, option.whenBare().orElseThrow());
            return at + 1;
        }

        /** Gives the place behind the positional arguments that could be taken from here on, a separator included. */
        private int positionals(int from) throws UsageException {
            int at = from;
            while (!positionals.isEmpty()) {
                int value = letter(at) == '-' ? at + 1 : at;
                boolean there = letter(value) == 'A';
                if (!there && positionals.getFirst().arity() == Arity.ONE) {
                    return at;
                }
                Parameter next = positionals.removeFirst();
                if (there) {
                    take(next, arguments.get(value));
                    value++;
                }
                at = letter(value) == '-' ? value + 1 : value;
            }
            return at;
        }

        /** Of the pattern; a blank behind its end. */
        private char letter(int at) {
            return at < pattern.length() ? pattern.charAt(at) : ' ';
        }

        private void take(Parameter parameter, String value) throws UsageException {
            if (parameter.whole() && Python.integer(value).isEmpty()) {
                throw new UsageException("argument " + parameter.name() + ": invalid int value: " + Python.quoted(value));
            }
            if (!parameter.choices().has(value)) {
                throw new UsageException("argument " + parameter.name() + ": " + CloseMatches.invalidChoice(value, parameter.choices().all().get()));
            }
            values.put(parameter.name(), value);
        }
    }
}
