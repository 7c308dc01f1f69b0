import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written once for all systems and packagers: the lines of a file by section, without comments. */
final class Options {

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private Options() {}

    static Options read(Path file) throws IOException {
        Options options = new Options();
        List<String> section = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("[")) {
                section = options.sections.computeIfAbsent(text.substring(1, text.length() - 1), _ -> new ArrayList<>());
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                section.add(text);
            }
        }
        return options;
    }

    /** The lines of these sections, one after another. */
    List<String> of(String... names) {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            if (!sections.containsKey(name)) {
                throw new IllegalArgumentException("no section " + name);
            }
            lines.addAll(sections.get(name));
        }
        return lines;
    }

    /** {@code text} with each {@code @section@} replaced by its lines, separated by blanks. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, List<String>> section : sections.entrySet()) {
            filled = filled.replace("@" + section.getKey() + "@", String.join(" ", section.getValue()));
        }
        return filled;
    }
}
