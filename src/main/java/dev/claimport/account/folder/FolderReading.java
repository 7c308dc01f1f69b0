package dev.claimport.account.folder;

import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Members;
import dev.claimport.failure.Place;
import dev.claimport.failure.Place.Position;
import dev.claimport.failure.Problem;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files of a folder, and notes whatever is wrong with them. */
final class FolderReading {

    /** Bytes of a file: a body of 10,240 characters that are all of four bytes, with room to spare. */
    private static final int LARGEST = 1 << 16;
    /** In one folder. AWS IoT has no account with so many templates without a quota that was raised. */
    private static final int MOST_ENTRIES = 1000;

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    FolderReading(Path folder) {
        this.folder = folder;
    }

    List<Problem> problems() {
        return problems;
    }

    /** @param file its path in the folder, with slashes */
    void note(String file, AccountProblem kind, Object... facts) {
        problems.add(kind.at(new Place.Path(file), facts));
    }

    void note(String file, Position at, AccountProblem kind, Object... facts) {
        problems.add(kind.at(new Place.InFile(file, at), facts));
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** The names in a folder of the folder, sorted; those that begin with a dot are somebody else's. None where it is not there. */
    List<String> names(String inner) {
        Path place = folder.resolve(inner);
        if (!Files.isDirectory(place)) {
            if (Files.exists(place)) {
                note(inner.isEmpty() ? "." : inner, AccountProblem.NOT_A_FOLDER);
            }
            return List.of();
        }
        try (Stream<Path> inside = Files.list(place)) {
            List<String> names = inside.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith(".")).limit(MOST_ENTRIES + 1L).sorted().toList();
            if (names.size() > MOST_ENTRIES) {
                note(inner.isEmpty() ? "." : inner, AccountProblem.TOO_MANY, MOST_ENTRIES);
                return List.of();
            }
            return names;
        } catch (IOException | UncheckedIOException e) {
            note(inner.isEmpty() ? "." : inner, AccountProblem.UNREADABLE, e.toString());
            return List.of();
        }
    }

    /** A file's text; empty where something is wrong with it, which is noted. */
    Optional<String> text(String file) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(SmallFile.read(folder.resolve(file), LARGEST))).toString());
        } catch (CharacterCodingException _) {
            note(file, AccountProblem.NOT_TEXT);
        } catch (SmallFile.TooLargeException _) {
            note(file, AccountProblem.TOO_LARGE, LARGEST);
        } catch (NoSuchFileException _) {
            note(file, AccountProblem.FILE_MISSING);
        } catch (IOException e) {
            note(file, AccountProblem.UNREADABLE, e.toString());
        }
        return Optional.empty();
    }

    /** The text of a JSON object. */
    Optional<String> json(String file) {
        return text(file).filter(text -> object(file, text).isPresent());
    }

    /** A file of keys and values. */
    Optional<Fields> fields(String file) {
        return text(file).flatMap(text -> object(file, text)).map(object -> new Fields(this, file, object));
    }

    private Optional<Members> object(String file, String text) {
        try {
            Value root = PlacedJson.read(text);
            if (root instanceof Members object) {
                return Optional.of(object);
            }
            note(file, root.place(), AccountProblem.NOT_AN_OBJECT);
        } catch (JsonFault e) {
            if (e.kind() == JsonFault.Kind.DEPTH) {
                note(file, e.place(), AccountProblem.TOO_DEEP, PlacedJson.MAX_DEPTH);
            } else {
                note(file, e.place(), AccountProblem.NOT_JSON, String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }
}
