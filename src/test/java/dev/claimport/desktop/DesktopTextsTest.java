package dev.claimport.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesktopTextsTest {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_.-]*)\"");
    private static final Pattern ASKED = Pattern.compile("(?<!failures\\.)\\btext\\(\\s*\"([a-z][a-z0-9_.-]*)\"\\s*[,)]");


    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        Set<String> asked = find(ASKED);
        assertTrue(asked.size() > 80, asked.toString());
        asked.removeAll(keys());
        assertEquals(Set.of(), asked);
    }

    @Test
    void everyTextThatIsThereIsUsed() throws IOException {
        Set<String> literals = find(LITERAL);
        Set<String> families = literals.stream().filter(one -> one.endsWith(".")).collect(Collectors.toSet());
        Set<String> unused = keys();
        unused.removeIf(key -> literals.contains(key) || families.stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), unused);
    }

    private static Set<String> keys() throws IOException {
        return keys("desktop");
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = DesktopTextsTest.class.getResourceAsStream("/dev/claimport/text/" + bundle + ".properties")) {
            texts.load(file);
        }
        // The forms of a text that a number chooses are one text.
        return texts.stringPropertyNames().stream().map(key -> key.replaceFirst("\\.[a-zA-Z]+\\.(one|other)$", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> find(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = pattern.matcher(source);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "claimport", "desktop"))) {
            List<Path> paths = files.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> sources = new ArrayList<>();
            for (Path path : paths) {
                sources.add(Files.readString(path));
            }
            return sources;
        }
    }
}
