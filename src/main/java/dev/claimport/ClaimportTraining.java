package dev.claimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the commands of a file, one a line, one after another in one process: from this the build makes the AOT cache. */
final class ClaimportTraining {

    private ClaimportTraining() {}

    static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            Claimport.run(line.split(" "));
        }
    }
}
