package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is damaged goes, as it is, into a folder of its own, and is never written again. */
final class SetAside {

    private static final String PREFIX = "set-aside-";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private SetAside() {}

    /** Moves it there, and says so. @param damage what was found */
    static FailureException of(LedgerFolder folder, InstantSource time, Exception damage) {
        try {
            Path aside = free(folder.path(), PREFIX + NAME.format(time.instant()));
            OwnFolder.create(aside);
            Path database = folder.database();
            for (Path file : List.of(database, wal(database, "-wal"), wal(database, "-shm"), folder.key(), folder.checkpoint())) {
                if (Files.exists(file)) {
                    Files.move(file, aside.resolve(file.getFileName()));
                }
            }
            return new LedgerFailure(LedgerFailure.Kind.LEDGER_DAMAGED, Map.of("file", database.toString(), "aside", aside.toString()), damage.toString())
                    .exception(damage);
        } catch (IOException e) {
            e.addSuppressed(damage);
            return WholeFile.failure(folder.database(), 0, e);
        }
    }

    private static Path wal(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    private static Path free(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve(name + "-" + number);
        }
        return free;
    }

    /** The last checkpoint of the log that was set aside last, where it had one: the next log names it. */
    static Optional<String> lastCheckpoint(LedgerFolder folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            Optional<Path> last = files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).max(Comparator.comparing(Path::getFileName))
                    .map(aside -> new LedgerFolder(aside).checkpoint()).filter(Files::exists);
            return last.isPresent() ? Optional.of(Files.readString(last.get())) : Optional.empty();
        }
    }
}
