import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes the start scripts of target/claimport: fills the building JDK's folder in, and makes them executable.
 * Run by the build with the JDK that it chose: {@code java Launchers.java TEMPLATES BIN}.
 */
void main(String[] arguments) throws IOException {
    Path templates = Path.of(arguments[0]);
    Path bin = Files.createDirectories(Path.of(arguments[1]));
    String javaHome = System.getProperty("java.home");
    Path shell = bin.resolve("claimport");
    Files.writeString(shell, Files.readString(templates.resolve("claimport")).replace("@java.home@", javaHome));
    if (Files.getFileStore(shell).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    String batch = Files.readString(templates.resolve("claimport.bat")).replace("@java.home@", javaHome);
    Files.writeString(bin.resolve("claimport.bat"), batch.replace("\r\n", "\n").replace("\n", "\r\n"));
}
