import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The one time that every file of an image has, so that two builds of a commit are the same. An AOT cache serves jars of the time that
 * they had when it was made, and archives keep whole or even seconds: it is one of those.
 */
record Stamp(Instant time) {

    /** @param text as {@code project.build.outputTimestamp}, ISO-8601 */
    static Stamp of(String text) {
        return new Stamp(Instant.ofEpochSecond(Instant.parse(text).getEpochSecond() / 2 * 2));
    }

    /** As archives have it that know no zone. */
    LocalDateTime local() {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** As SOURCE_DATE_EPOCH, which packagers heed: reproducible-builds.org/specs/source-date-epoch. */
    String epoch() {
        return Long.toString(time.getEpochSecond());
    }

    void put(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    /** On all of a tree, folders last, since they change with what is in them. */
    void putAll(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.isSymbolicLink(path)) {
                    put(path);
                }
            }
        }
    }
}
