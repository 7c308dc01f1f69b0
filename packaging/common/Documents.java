import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manual page and the completion scripts, where systems look for them below a prefix: the commands write them themselves. */
final class Documents {

    private final Start start;
    private final Path share;

    /** @param share as {@code /usr/share} */
    Documents(Start start, Path share) {
        this.start = start;
        this.share = share;
    }

    void write() throws IOException, InterruptedException {
        write(share.resolve("man").resolve("man1").resolve("claimport.1"), "manual-page");
        write(share.resolve("bash-completion").resolve("completions").resolve("claimport"), "completion", "bash");
        write(share.resolve("zsh").resolve("site-functions").resolve("_claimport"), "completion", "zsh");
    }

    private void write(Path file, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        ProcessBuilder product = start.product(arguments).redirectOutput(file.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        // In English, whoever builds.
        product.environment().put("LC_ALL", "C.UTF-8");
        int exitCode = product.start().waitFor();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", arguments) + " ended with " + exitCode);
        }
    }
}
