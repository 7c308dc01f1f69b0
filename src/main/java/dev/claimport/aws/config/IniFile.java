package dev.claimport.aws.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads INI text as Python's {@code RawConfigParser} does: sections, keys in lower case, values continued by deeper indentation, comments
 * that have a line of their own. A value that begins on the next line is a block of settings (botocore, configloader.py).
 */
final class IniFile {

    private static final String DEFAULTS = "DEFAULT";

    private record Line(int number, String text) {}

    private record Value(List<Line> lines) {

        String text() {
            return lines.stream().map(Line::text).collect(Collectors.joining("\n")).stripTrailing();
        }
    }

    private final Map<String, Map<String, Value>> sections = new LinkedHashMap<>();
    private final Map<String, Value> defaults = new LinkedHashMap<>();
    private @Nullable Map<String, Value> section;
    private @Nullable Value value;
    private int indent;
    private int number;

    private IniFile() {}

    /** @throws MalformedIniException where it is not such a file */
    static Map<String, Section> read(String text) throws MalformedIniException {
        var file = new IniFile();
        for (String line : text.lines().toList()) {
            file.number++;
            file.line(line, PythonText.strip(line));
        }
        Map<String, Section> read = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Value>> entry : file.sections.entrySet()) {
            file.defaults.forEach(entry.getValue()::putIfAbsent);
            read.put(entry.getKey(), section(entry.getKey(), entry.getValue()));
        }
        return read;
    }

    private static Section section(String name, Map<String, Value> options) throws MalformedIniException {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Map<String, String>> blocks = new LinkedHashMap<>();
        for (Map.Entry<String, Value> option : options.entrySet()) {
            String text = option.getValue().text();
            values.put(option.getKey(), text);
            if (text.startsWith("\n")) {
                blocks.put(option.getKey(), block(option.getValue()));
            }
        }
        return new Section(name, values, blocks);
    }

    private static Map<String, String> block(Value value) throws MalformedIniException {
        Map<String, String> block = new LinkedHashMap<>();
        for (Line line : value.lines()) {
            int sign = line.text().indexOf('=');
            if (sign >= 0) {
                block.put(PythonText.strip(line.text().substring(0, sign)), PythonText.strip(line.text().substring(sign + 1)));
            } else if (!line.text().isEmpty()) {
                throw new MalformedIniException(line.number(), "neither a section nor a setting");
            }
        }
        return block;
    }

    private void line(String line, String content) throws MalformedIniException {
        boolean comment = content.startsWith("#") || content.startsWith(";");
        if (comment || content.isEmpty()) {
            if (value != null && !comment) {
                value.lines().add(new Line(number, ""));
            }
            return;
        }
        int indentation = line.indexOf(content.charAt(0));
        if (value != null && indentation > indent) {
            value.lines().add(new Line(number, content));
            return;
        }
        indent = indentation;
        int end = content.lastIndexOf(']');
        if (content.startsWith("[") && end > 1) {
            header(content.substring(1, end));
        } else {
            setting(content);
        }
    }

    /** What is behind the bracket is nobody's. */
    private void header(String name) throws MalformedIniException {
        value = null;
        if (name.equals(DEFAULTS)) {
            section = defaults;
            return;
        }
        section = new LinkedHashMap<>();
        if (sections.put(name, section) != null) {
            throw new MalformedIniException(number, "a section that is there twice");
        }
    }

    private void setting(String content) throws MalformedIniException {
        if (section == null) {
            throw new MalformedIniException(number, "a setting before the first section");
        }
        int delimiter = 0;
        while (delimiter < content.length() && content.charAt(delimiter) != '=' && content.charAt(delimiter) != ':') {
            delimiter++;
        }
        if (delimiter == 0 || delimiter == content.length()) {
            throw new MalformedIniException(number, "neither a section nor a setting");
        }
        value = new Value(new ArrayList<>(List.of(new Line(number, PythonText.strip(content.substring(delimiter + 1))))));
        if (section.put(PythonText.strip(content.substring(0, delimiter)).toLowerCase(Locale.ROOT), value) != null) {
            throw new MalformedIniException(number, "a setting that is there twice");
        }
    }
}
