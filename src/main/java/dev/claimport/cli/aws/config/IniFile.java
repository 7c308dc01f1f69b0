package dev.claimport.cli.aws.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads INI text as Python's {@code RawConfigParser} does: sections, keys in lower case, values continued by deeper indentation. */
final class IniFile {

    private static final Pattern SECTION = Pattern.compile("\\[(?<header>.+)\\].*");
    private static final Pattern OPTION = Pattern.compile("(?<name>.*?)\\s*[=:]\\s*(?<value>.*)");
    private static final String DEFAULTS = "DEFAULT";

    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
    private final Map<String, List<String>> defaults = new LinkedHashMap<>();
    private Map<String, List<String>> section;
    private List<String> value;
    private int indent;

    private IniFile() {}

    /** Each section's values by name; empty when it is not such a file. */
    static Optional<Map<String, Map<String, String>>> read(String text) {
        var file = new IniFile();
        for (String line : text.lines().toList()) {
            if (!file.read(line, line.strip())) {
                return Optional.empty();
            }
        }
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        file.sections.forEach((name, options) -> {
            Map<String, String> values = new LinkedHashMap<>();
            options.forEach((option, lines) -> values.put(option, String.join("\n", lines).stripTrailing()));
            file.defaults.forEach((option, lines) -> values.putIfAbsent(option, String.join("\n", lines).stripTrailing()));
            read.put(name, values);
        });
        return Optional.of(read);
    }

    private boolean read(String line, String stripped) {
        boolean comment = stripped.startsWith("#") || stripped.startsWith(";");
        if (comment || stripped.isEmpty()) {
            if (!comment && value != null) {
                value.add("");
            }
            return true;
        }
        int indentation = line.indexOf(stripped.charAt(0));
        if (value != null && indentation > indent) {
            value.add(stripped);
            return true;
        }
        indent = indentation;
        Matcher header = SECTION.matcher(stripped);
        return header.matches() ? section(header.group("header")) : option(stripped);
    }

    private boolean section(String name) {
        value = null;
        if (name.equals(DEFAULTS)) {
            section = defaults;
            return true;
        }
        section = new LinkedHashMap<>();
        return sections.put(name, section) == null;
    }

    private boolean option(String line) {
        Matcher option = OPTION.matcher(line);
        if (section == null || !option.matches() || option.group("name").isEmpty()) {
            return false;
        }
        value = new ArrayList<>(List.of(option.group("value").strip()));
        return section.put(option.group("name").stripTrailing().toLowerCase(Locale.ROOT), value) == null;
    }
}
