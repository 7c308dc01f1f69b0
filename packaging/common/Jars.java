import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The jars of the image: those of the build less what nobody there can reach, packed anew, so that the same content makes the same
 * bytes.
 */
final class Jars {

    /** The product itself, and what is configured by names that come from a file or are put together. */
    private static final List<String> WHOLE = List.of("claimport", "logback-", "slf4j-", "vertx-core-logging-");

    private final Path from;
    private final Stamp stamp;

    /** @param from a folder of jars */
    Jars(Path from, Stamp stamp) {
        this.from = from;
        this.stamp = stamp;
    }

    /** Writes all but those of JavaFX, which are modules of the run-time image. */
    void write(Path to) throws IOException {
        Files.createDirectories(to);
        Map<String, TreeMap<String, byte[]>> jars = read();
        TreeMap<String, byte[]> shaken = new TreeMap<>();
        jars.entrySet().stream().filter(jar -> isShaken(jar.getKey())).forEach(jar -> shaken.putAll(jar.getValue()));
        List<Map<String, byte[]>> kept = jars.entrySet().stream().filter(jar -> !isShaken(jar.getKey())).<Map<String, byte[]>>map(Map.Entry::getValue).toList();
        Map<String, byte[]> needed = new Shaker(shaken, kept).needed();
        for (Map.Entry<String, TreeMap<String, byte[]>> jar : jars.entrySet()) {
            TreeMap<String, byte[]> content = jar.getValue();
            if (isShaken(jar.getKey())) {
                content.keySet().removeIf(name -> name.endsWith(".class") && !needed.containsKey(name));
                content.replaceAll((name, bytes) -> needed.getOrDefault(name, bytes));
            }
            pack(content, to.resolve(jar.getKey()));
        }
    }

    private static boolean isShaken(String jar) {
        return WHOLE.stream().noneMatch(jar::startsWith);
    }

    private Map<String, TreeMap<String, byte[]>> read() throws IOException {
        Map<String, TreeMap<String, byte[]>> jars = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
                if (!file.getFileName().toString().startsWith("javafx-")) {
                    jars.put(file.getFileName().toString(), content(file));
                }
            }
        }
        return jars;
    }

    private static TreeMap<String, byte[]> content(Path file) throws IOException {
        TreeMap<String, byte[]> content = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && isWanted(entry.getName())) {
                    boolean manifest = entry.getName().equals(JarFile.MANIFEST_NAME);
                    content.put(entry.getName(), manifest ? manifest(jar) : jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return content;
    }

    /**
     * Without digests, and without seals: of a sealed package the virtual machine does not take one class from an AOT cache and another
     * from its jar.
     */
    private static byte[] manifest(JarFile jar) throws IOException {
        Manifest kept = new Manifest();
        kept.getMainAttributes().putAll(jar.getManifest().getMainAttributes());
        kept.getMainAttributes().remove(Attributes.Name.SEALED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kept.write(out);
        return out.toByteArray();
    }

    /**
     * Native libraries are in the image as files; signatures do not hold for what is left out; module descriptions, for which the class
     * path has no use, name what is left out; the rest serves builds.
     */
    private static boolean isWanted(String name) {
        return !name.matches(".*\\.(so|dll|dylib|jnilib|a)")
                && !name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)")
                && !name.matches("(META-INF/versions/\\d+/)?module-info\\.class")
                && !name.startsWith("META-INF/maven/") && !name.startsWith("META-INF/proguard/")
                && !name.startsWith("META-INF/native-image/")
                && !name.equals("META-INF/INDEX.LIST");
    }

    private void pack(TreeMap<String, byte[]> content, Path to) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            List<String> names = new ArrayList<>(content.keySet());
            // JarFile and the virtual machine look for it at the beginning.
            if (names.remove(JarFile.MANIFEST_NAME)) {
                names.addFirst(JarFile.MANIFEST_NAME);
            }
            for (String name : names) {
                JarEntry entry = new JarEntry(name);
                entry.setTimeLocal(stamp.local());
                out.putNextEntry(entry);
                out.write(content.get(name));
                out.closeEntry();
            }
        }
        stamp.put(to);
    }
}
