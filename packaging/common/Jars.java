import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The jars of the image: those of the build less what nobody there can reach, packed anew, so that the same content makes the same
 * bytes. The product's own is not compressed, for a package compresses it better as a whole: nine languages say the same thing in it.
 */
final class Jars {

    private static final String PRODUCT = "claimport.jar";

    private final Path from;
    private final Shrinker shrinker;
    private final Path work;
    private final Stamp stamp;

    /**
     * @param from a folder of jars
     * @param work a folder for what is needed only here
     */
    Jars(Path from, Shrinker shrinker, Path work, Stamp stamp) {
        this.from = from;
        this.shrinker = shrinker;
        this.work = work;
        this.stamp = stamp;
    }

    /** Writes all but those of JavaFX, which are modules of the run-time image. */
    void write(Path to) throws IOException, InterruptedException {
        Path shrunk = Files.createDirectories(work.resolve("shrunk"));
        try (Stream<Path> files = Files.list(from)) {
            shrinker.write(files.filter(path -> path.toString().endsWith(".jar") && !path.getFileName().toString().startsWith("javafx-")).sorted().toList(), shrunk);
        }
        repack(shrunk, to);
    }

    private void repack(Path shrunk, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(shrunk)) {
            for (Path jar : files.sorted().toList()) {
                pack(content(jar), to.resolve(jar.getFileName()));
            }
        }
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
     * from its jar. Classes for single versions of Java are left out.
     */
    private static byte[] manifest(JarFile jar) throws IOException {
        Manifest kept = new Manifest();
        kept.getMainAttributes().putAll(jar.getManifest().getMainAttributes());
        kept.getMainAttributes().remove(Attributes.Name.SEALED);
        kept.getMainAttributes().remove(Attributes.Name.MULTI_RELEASE);
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
                && !name.equals("module-info.class") && !name.startsWith("META-INF/versions/")
                && !name.startsWith("META-INF/maven/") && !name.startsWith("META-INF/proguard/")
                && !name.startsWith("META-INF/native-image/")
                && !name.equals("META-INF/INDEX.LIST")
                // Of Bouncy Castle, which Claimport calls directly. Java would make its providers, with whatever is left of them, each time
                // that it looks for one of its own that the image has not.
                && !name.equals("META-INF/services/java.security.Provider");
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
                if (to.endsWith(PRODUCT)) {
                    store(entry, content.get(name));
                }
                out.putNextEntry(entry);
                out.write(content.get(name));
                out.closeEntry();
            }
        }
        stamp.put(to);
    }

    private static void store(JarEntry entry, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
    }
}
