import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Holds PIT's report against the list of survivors that are explained: prints the figures of each package and every survivor that is not in
 * the list. Ends with 1 when a package has fewer than 90 % killed or explained, or when an explanation is out of date.
 */
final class Survivors {

    private static final int LEAST_PERCENT = 90;

    /** What identifies mutants across changes of the lines around them: one method may have several alike. */
    private record Key(String type, String method, String mutator) {

        @Override
        public String toString() {
            return type + "." + method + " " + mutator;
        }
    }

    private static final class Figures {

        private int mutants;
        private int killed;
        private int explained;

        private boolean areEnough() {
            return (killed + explained) * 100 >= mutants * LEAST_PERCENT;
        }
    }

    private Survivors() {}

    /** @param arguments the list, and PIT's mutations.xml */
    public static void main(String[] arguments) throws Exception {
        Map<Key, Integer> explained = explained(Path.of(arguments[0]));
        Map<Key, Integer> left = new HashMap<>(explained);
        Map<String, Figures> packages = new TreeMap<>();
        List<String> unexplained = new ArrayList<>();
        NodeList mutants = mutants(Path.of(arguments[1]));
        for (int i = 0; i < mutants.getLength(); i++) {
            Element mutant = (Element) mutants.item(i);
            String type = text(mutant, "mutatedClass");
            Key key = new Key(type.replace("dev.claimport.", ""), text(mutant, "mutatedMethod"),
                    text(mutant, "mutator").replaceAll(".*\\.|Mutator$", ""));
            Figures figures = packages.computeIfAbsent(type.substring(0, type.lastIndexOf('.')), _ -> new Figures());
            figures.mutants++;
            if (Boolean.parseBoolean(mutant.getAttribute("detected"))) {
                figures.killed++;
            } else if (left.merge(key, -1, Integer::sum) >= 0) {
                figures.explained++;
            } else {
                unexplained.add(key + " in line " + text(mutant, "lineNumber") + ": " + text(mutant, "description"));
            }
        }
        unexplained.stream().sorted().forEach(System.out::println);
        packages.forEach((name, figures) -> System.out.printf("%-32s %5d mutants, %5d killed, %3d explained, %3d left%n", name,
                figures.mutants, figures.killed, figures.explained, figures.mutants - figures.killed - figures.explained));
        List<Key> outOfDate = explained.keySet().stream()
                .filter(key -> left.get(key) > 0 && packages.containsKey("dev.claimport." + key.type().replaceAll("\\.[^.]*$", ""))).toList();
        outOfDate.forEach(key -> System.out.println("is explained, and is killed or gone: " + key));
        if (packages.values().stream().allMatch(figures -> figures.killed == 0)) {
            System.out.println("No test has noticed anything, so none has run: does Maven itself run on JDK 25 (JAVA_HOME)?");
        }
        if (!outOfDate.isEmpty() || !packages.values().stream().allMatch(Figures::areEnough)) {
            System.exit(1);
        }
    }

    /** A line is class below dev.claimport, method, mutator, how many of them, and why nothing can notice. */
    private static Map<Key, Integer> explained(Path list) throws IOException {
        Map<Key, Integer> explained = new HashMap<>();
        for (String line : Files.readAllLines(list)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\s+", 5);
                if (parts.length < 5) {
                    throw new IllegalArgumentException("no reason: " + line);
                }
                explained.merge(new Key(parts[0], parts[1], parts[2]), Integer.valueOf(parts[3]), Integer::sum);
            }
        }
        return explained;
    }

    private static NodeList mutants(Path report) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getElementsByTagName("mutation");
    }

    private static String text(Element mutant, String name) {
        return mutant.getElementsByTagName(name).item(0).getTextContent();
    }
}
