package dev.claimport.testing;

import dev.claimport.Claimport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The string literals in Claimport's classes. */
public final class ClassStrings {

    private ClassStrings() {}

    /** By the classes, as files below the folder of all classes. What was put together of literals has {@code \1} for each of the others. @param folder with all below it */
    public static Map<String, Set<String>> of(String folder) {
        try {
            Path classes = Path.of(Claimport.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .collect(Collectors.toMap(file -> classes.relativize(file).toString().replace('\\', '/'), ClassStrings::in, (one, _) -> one, TreeMap::new));
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> in(Path file) {
        try {
            return StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
                    .filter(StringEntry.class::isInstance).map(entry -> ((StringEntry) entry).stringValue()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
