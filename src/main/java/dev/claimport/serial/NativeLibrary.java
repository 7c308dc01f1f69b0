package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads jSerialComm's native half from a folder that no other user can write to. Left alone, the library unpacks itself to a
 * guessable folder of mode 0777 below the temporary folder, where any local user could replace what is loaded.
 */
final class NativeLibrary {

    /** Where jSerialComm looks first: {@code <folder>/<system>/<architecture>/<file>}, then {@code <folder>/<file>}. */
    static final String FOLDER_PROPERTY = "jSerialComm.library.path";

    private static final List<String> LINUX =
            List.of("x86_64", "x86", "armv5", "armv6hf", "armv7hf", "armv8_64", "armv8_32", "ppc64le");
    private static final List<String> MAC = List.of("aarch64", "x86_64", "x86");

    private static final String FOLDER = "claimport-serial";
    /** To load it takes a second at most. */
    private static final Duration LOADING = Duration.ofMinutes(1);

    private NativeLibrary() {}

    /**
     * Loads it, unless that has happened. A folder that was named from outside is used as it is.
     *
     * @return false on systems for which there is none; loading the library's class there would end the program
     */
    static boolean load() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            // The temporary folder of Windows is the user's own.
            return SerialPort.getVersion() != null;
        }
        if (system.contains("linux")) {
            return load("Linux", LINUX, "libjSerialComm.so");
        }
        return system.contains("mac") && load("OSX", MAC, "libjSerialComm.jnilib");
    }

    private static boolean load(String system, List<String> architectures, String file) {
        synchronized (NativeLibrary.class) {
            if (System.getProperty(FOLDER_PROPERTY) != null) {
                return SerialPort.getVersion() != null;
            }
            try {
                // Made with mode 0700 and a name that cannot be guessed.
                Path folder = Files.createTempDirectory(FOLDER);
                tidy(folder.getParent(), Files.getLastModifiedTime(folder).toInstant());
                try {
                    for (String architecture : architectures) {
                        unpack(system + "/" + architecture + "/" + file, folder);
                    }
                    System.setProperty(FOLDER_PROPERTY, folder.toString());
                    return SerialPort.getVersion() != null;
                } finally {
                    // Once it is mapped the file is not needed any more.
                    delete(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (InputStream in = SerialPort.class.getResourceAsStream("/" + resource)) {
            if (in != null) {
                Path target = folder.resolve(resource);
                Files.createDirectories(target.getParent());
                Files.copy(in, target);
            }
        }
    }

    /** Removes what processes left that were killed while they loaded it: folders that nobody but their owner can change. */
    static void tidy(Path temporary, Instant now) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*")) {
            folders.forEach(folder -> tidyOne(folder, now));
        } catch (IOException | DirectoryIteratorException e) {
            log().info("{} could not be tidied: {}", temporary, e.toString());
        }
    }

    private static void tidyOne(Path folder, Instant now) {
        try {
            PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isDirectory() && PosixFilePermissions.toString(found.permissions()).equals("rwx------")
                    && found.lastModifiedTime().toInstant().plus(LOADING).isBefore(now)) {
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another process tidies as well, or it is another user's.
            log().info("{} was left: {}", folder, e.toString());
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger(NativeLibrary.class);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
