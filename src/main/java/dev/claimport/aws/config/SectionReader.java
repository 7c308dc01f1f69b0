package dev.claimport.aws.config;

import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a configuration file of AWS: sections in brackets, {@code key = value}, indented lines that belong to the key above,
 * comments from {@code #} or {@code ;} on (AWS SDKs and Tools reference guide, "Format of the shared config and credentials
 * files"). As in the AWS CLI, what is there twice is an error.
 */
final class SectionReader {

    private static final long LARGEST = 4 << 20;
    private static final Pattern HEADER = Pattern.compile("\\[([^\\]]+)\\]\\s*([#;].*)?");
    private static final Pattern COMMENT_BEHIND = Pattern.compile("\\s+[#;].*$");
    /** A program's arguments may well have a number sign in them. */
    private static final String PROGRAM = "credential_process";

    private final Path file;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private Section section;
    private String key;
    private int number;

    private SectionReader(Path file) {
        this.file = file;
    }

    /**
     * The sections by what is between their brackets, with single blanks and without quotes; none when there is no such file.
     *
     * @throws FailureException {@code config-unreadable} with the line, {@code file-unreadable}
     */
    static Map<String, Section> read(Path file) {
        var reader = new SectionReader(file);
        reader.text().lines().forEach(reader::line);
        return reader.sections;
    }

    private String text() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException | NotDirectoryException _) {
            return "";
        } catch (CharacterCodingException e) {
            throw unreadable("not UTF-8").exception(e);
        } catch (IOException e) {
            throw unreadable(e.getClass().getSimpleName()).exception(e);
        }
    }

    private LocalFailure unreadable(String detail) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), detail);
    }

    private void line(String line) {
        number++;
        String content = line.strip();
        if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
            return;
        }
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (indented && key != null) {
            continued(content);
        } else if (content.startsWith("[")) {
            header(content);
        } else {
            setting(content);
        }
    }

    private void header(String content) {
        Matcher header = HEADER.matcher(content);
        if (!header.matches() || header.group(1).isBlank()) {
            throw wrong("a section's name without its end");
        }
        String name = header.group(1).strip().replaceAll("\\s+", " ").replaceAll("[\"']", "");
        section = new Section(name, new LinkedHashMap<>(), new LinkedHashMap<>());
        key = null;
        if (sections.put(name, section) != null) {
            throw wrong("a section that is there twice");
        }
    }

    private void setting(String content) {
        if (section == null) {
            throw wrong("a setting before the first section");
        }
        int delimiter = delimiter(content);
        key = content.substring(0, delimiter).strip().toLowerCase(Locale.ROOT);
        if (section.values().put(key, value(key, content.substring(delimiter + 1))) != null) {
            throw wrong("a setting that is there twice");
        }
    }

    /** Below a key without a value, settings of their own; below others, more of the value. */
    private void continued(String content) {
        String begun = section.values().get(key);
        if (begun.isEmpty()) {
            int delimiter = delimiter(content);
            String inner = content.substring(0, delimiter).strip().toLowerCase(Locale.ROOT);
            section.blocks().computeIfAbsent(key, _ -> new LinkedHashMap<>()).put(inner, value(inner, content.substring(delimiter + 1)));
        } else {
            section.values().put(key, begun + "\n" + content);
        }
    }

    private int delimiter(String content) {
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '=' || content.charAt(i) == ':') {
                if (content.substring(0, i).isBlank()) {
                    break;
                }
                return i;
            }
        }
        throw wrong("neither a section nor a setting");
    }

    private static String value(String key, String text) {
        return key.equals(PROGRAM) ? text.strip() : COMMENT_BEHIND.matcher(text).replaceFirst("").strip();
    }

    /** Never quotes the line, which may hold a secret. */
    private FailureException wrong(String what) {
        return new ConfigFailure(ConfigFailure.Kind.CONFIG_UNREADABLE,
                Map.of("file", file.toString(), "line", String.valueOf(number)), what).exception();
    }
}
