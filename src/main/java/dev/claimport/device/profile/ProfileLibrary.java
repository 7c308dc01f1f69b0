package dev.claimport.device.profile;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ProfileFailure;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that there are: those built in, and the user's own, of which one with the same name takes the place of a built-in one.
 * A file that cannot be used is told of, and stands in nobody's way.
 */
public final class ProfileLibrary {

    private static final int MOST_FILES = 200;

    private final Dialects dialects;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private Consumer<String> check = _ -> { };

    /** Those built in alone. */
    public ProfileLibrary(Dialects dialects) {
        this(dialects, Map.of());
        for (String name : dialects.profiles()) {
            ProfileText text = builtIn(name);
            entries.put(name, new Entry(text, () -> text.profile(List.of()), true, false));
        }
    }

    private ProfileLibrary(Dialects dialects, Map<String, Entry> entries) {
        this.dialects = dialects;
        this.entries.putAll(entries);
    }

    /** Those there are, and the user's own as they are now. What has been read of those built in is not read again. @param folder which need not exist */
    public ProfileLibrary withOwn(Path folder) {
        var both = new ProfileLibrary(dialects, entries);
        both.folder = Optional.of(folder);
        for (Path file : files(folder)) {
            both.addOwn(file);
        }
        return both;
    }

    /** Reads now what would be read when it is asked for, so that nobody waits for it then. @return this */
    public ProfileLibrary read() {
        entries.values().forEach(Entry::profile);
        return this;
    }

    /** Only those whose names are allowed: neither chosen nor recognised, nor used from a file, are any others. @param check throws for others */
    public ProfileLibrary only(Predicate<String> allowed, Consumer<String> check) {
        var some = new ProfileLibrary(dialects, entries);
        some.entries.keySet().removeIf(allowed.negate());
        some.broken.addAll(broken);
        some.folder = folder;
        some.check = check;
        return some;
    }

    /** Where the user's own are, whether there are any yet or not; empty where there can be none. */
    public Optional<Path> folder() {
        return folder;
    }

    /** The dialects that profiles can name. */
    public Dialects dialects() {
        return dialects;
    }

    /** A profile that can be used. One that is built in is read when it is asked for: to read them all takes a second of a program that has just begun. */
    public static final class Entry {

        private final ProfileText text;
        private final Supplier<Profile> reading;
        private final boolean builtIn;
        private final boolean replacesBuiltIn;
        private @Nullable Profile profile;

        private Entry(ProfileText text, Supplier<Profile> reading, boolean builtIn, boolean replacesBuiltIn) {
            this.text = text;
            this.reading = reading;
            this.builtIn = builtIn;
            this.replacesBuiltIn = replacesBuiltIn;
        }

        public synchronized Profile profile() {
            if (profile == null) {
                profile = reading.get();
            }
            return profile;
        }

        public ProfileText text() {
            return text;
        }

        public boolean builtIn() {
            return builtIn;
        }

        /** Whether it took the place of a built-in one. */
        public boolean replacesBuiltIn() {
            return replacesBuiltIn;
        }
    }

    /** A file that cannot be used. */
    public record Broken(Path file, List<Problem> problems) {}

    /** The user's own first, then those built in. */
    public List<Entry> all() {
        return entries.values().stream().sorted(Comparator.comparing(Entry::builtIn)).toList();
    }

    public List<Broken> broken() {
        return List.copyOf(broken);
    }

    public Optional<Entry> named(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * A profile by its name, or by its file, with some values replaced.
     *
     * @throws FailureException {@code device-profile-not-found}, {@code device-profile-invalid}, {@code file-unreadable}
     */
    public Profile choose(String nameOrFile, List<ProfileOverride> settings) {
        if (!isFile(nameOrFile)) {
            check.accept(nameOrFile);
        }
        Profile profile = text(nameOrFile).profile(settings);
        check.accept(profile.name());
        return profile;
    }

    /** The text of a profile by its name, or by its file. @throws FailureException {@code device-profile-not-found}, {@code file-unreadable} */
    public ProfileText text(String nameOrFile) {
        if (isFile(nameOrFile)) {
            try {
                return read(Path.of(nameOrFile));
            } catch (InvalidPathException e) {
                throw unreadable(nameOrFile, e.getReason());
            }
        }
        Optional<Broken> meant = broken.stream().filter(file -> file.file().getFileName().toString().replaceFirst("\\.ya?ml$", "").equals(nameOrFile)).findFirst();
        return named(nameOrFile).map(Entry::text).or(() -> meant.map(file -> read(file.file()))).orElseThrow(() ->
                new ProfileFailure(ProfileFailure.Kind.DEVICE_PROFILE_NOT_FOUND, Map.of("profile", nameOrFile,
                        "known", all().stream().map(entry -> entry.profile().name()).collect(Collectors.joining(", ")))).exception());
    }

    /** Whether a file is meant, not a name: names have neither dots nor slashes. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.matches(".*[./\\\\].*");
    }

    private void addOwn(Path file) {
        ProfileText text;
        try {
            text = read(file);
        } catch (FailureException e) {
            broken.add(new Broken(file, List.of(ProfileProblem.FILE_UNREADABLE.problem(e.failure().detail()))));
            return;
        }
        ProfileText.Reading reading = text.read(List.of());
        if (reading.profile().isEmpty()) {
            broken.add(new Broken(file, reading.problems()));
            return;
        }
        Profile profile = reading.profile().get();
        Entry before = entries.get(profile.name());
        if (before != null && !before.builtIn()) {
            broken.add(new Broken(file, List.of(ProfileProblem.NAME_TAKEN.problem(profile.name(), before.text().source()))));
            return;
        }
        entries.put(profile.name(), new Entry(text, () -> profile, false, before != null));
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(?i).*\\.ya?ml")).sorted().limit(MOST_FILES).toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            broken.add(new Broken(folder, List.of(ProfileProblem.FOLDER_UNREADABLE.problem(e.toString()))));
            return List.of();
        }
    }

    /** @throws FailureException {@code file-unreadable} */
    private ProfileText read(Path file) {
        try {
            byte[] bytes = SmallFile.read(file, YamlText.LONGEST);
            return new ProfileText(file.toString(), StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), dialects);
        } catch (SmallFile.TooLargeException e) {
            throw unreadable(file.toString(), e.getMessage());
        } catch (CharacterCodingException _) {
            throw unreadable(file.toString(), "not UTF-8 text");
        } catch (IOException e) {
            // Asked first: Windows answers whoever opens a folder that it is not allowed.
            throw unreadable(file.toString(), Files.isDirectory(file) ? "a folder" : switch (e) {
                case NoSuchFileException _ -> "no such file";
                case AccessDeniedException _ -> "not allowed";
                default -> e.toString();
            });
        }
    }

    private ProfileText builtIn(String name) {
        try (InputStream in = ProfileLibrary.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
            return new ProfileText(name + " (built in)", new String(in.readAllBytes(), StandardCharsets.UTF_8), dialects);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static FailureException unreadable(String file, String detail) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file), detail).exception();
    }
}
