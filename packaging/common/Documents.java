import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The manual page and the completion scripts, where systems look for them below a prefix: the commands write them themselves. */
final class Documents {

    private final Path lib;
    private final Path share;

    Documents(Path lib, Path share) {
        this.lib = lib;
        this.share = share;
    }

    void write() throws IOException, InterruptedException {
        write(share.resolve("man").resolve("man1").resolve("claimport.1"), "manual-page");
        write(share.resolve("bash-completion").resolve("completions").resolve("claimport"), "completion", "bash");
        write(share.resolve("zsh").resolve("site-functions").resolve("_claimport"), "completion", "zsh");
    }

    private void write(Path file, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        ProcessBuilder builder = Launchers.java(lib, List.of("-XX:TieredStopAtLevel=1"), arguments);
        int exitCode = builder.redirectOutput(file.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", arguments) + " ended with " + exitCode);
        }
    }
}
