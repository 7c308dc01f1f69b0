package dev.claimport.account.kit;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder that holds a kit. */
public final class KitFolder {

    private static final String KIT = "kit.json";
    private static final int LONGEST = 1 << 16;

    private KitFolder() {}

    /**
     * Writes a kit as a whole.
     *
     * @param folder that is not there, or empty
     * @return the paths of its files in the folder
     * @throws dev.claimport.failure.FailureException {@code folder-not-empty}, {@code file-not-writable}, {@code disk-full}
     */
    public static List<String> write(Path folder, Kit kit) {
        Map<String, String> files = KitFiles.of(kit);
        WholeFolder.write(folder, files);
        return List.copyOf(files.keySet());
    }

    /**
     * What the kit in a folder was made from.
     *
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static Kit read(Path folder) {
        return Kit.of(text(folder, KIT)).orElseThrow(() -> unreadable(folder.resolve(KIT), new IOException("no kit")));
    }

    /** A file of it. */
    static String text(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            return new String(SmallFile.read(file, LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static FailureException unreadable(Path file, IOException e) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
    }
}
