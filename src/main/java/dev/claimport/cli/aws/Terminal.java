package dev.claimport.cli.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where standard output leads. */
public interface Terminal {

    /** The AWS CLI's guess where it cannot know. */
    int USUAL_WIDTH = 80;

    /** Somebody reads along. */
    boolean isInteractive();

    /** In columns. */
    int width();

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal() {
            @Override
            public boolean isInteractive() {
                return false;
            }

            @Override
            public int width() {
                return USUAL_WIDTH;
            }
        };
    }

    /** That of this process. */
    static Terminal ofProcess() {
        return new Terminal() {
            @Override
            public boolean isInteractive() {
                Path output = Path.of("/proc/self/fd/1");
                try {
                    if (Files.isSymbolicLink(output)) {
                        String target = Files.readSymbolicLink(output).toString();
                        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
                    }
                } catch (IOException _) {
                    return false;
                }
                return System.console() != null && System.console().isTerminal();
            }

            @Override
            public int width() {
                return isInteractive() ? asked() : USUAL_WIDTH;
            }
        };
    }

    /** What {@code stty} says; a terminal that nobody can ask has the usual width. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile()).start();
            String size = new String(stty.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
            boolean done = stty.waitFor(TerminalWait.SIZE.limit());
            return done && size.matches("\\d+ \\d+") ? Integer.parseInt(size.split(" ")[1]) : USUAL_WIDTH;
        } catch (IOException _) {
            return USUAL_WIDTH;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
