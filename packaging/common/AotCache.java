import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Has the virtual machine run the short commands once and write down what it had to find out (JEP 483, 514, 515), so that it need not
 * do so again each time that one is started. Needs neither a network nor a display. Does nothing while jars and JDK are the same.
 */
final class AotCache {

    private final Path lib;
    private final Path work;

    /** @param work a folder for what is needed only here */
    AotCache(Path lib, Path work) {
        this.lib = lib;
        this.work = work;
    }

    void train() throws IOException, InterruptedException, GeneralSecurityException {
        Path cache = lib.resolve("claimport.aot");
        Path remembered = Files.createDirectories(work).resolve("trained-with");
        String circumstances = circumstances();
        if (Files.exists(cache) && Files.exists(remembered) && Files.readString(remembered).equals(circumstances)) {
            return;
        }
        Files.deleteIfExists(log().toPath());
        Files.deleteIfExists(remembered);
        Files.deleteIfExists(cache);
        try (TrainingService service = TrainingService.start(work)) {
            run(cache, Files.write(work.resolve("commands"), service.commands(lib)), service.environment());
        }
        Files.writeString(remembered, circumstances);
    }

    /** The class path and the options have to be those of the start script. */
    private void run(Path cache, Path commands, Map<String, String> environment) throws IOException, InterruptedException {
        Path configuration = work.resolve("claimport.aotconf");
        boolean made = start(environment, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration, "-Duser.home=" + work,
                        "dev.claimport.ClaimportTraining", commands.toString())
                && start(environment, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + configuration, "-XX:AOTCache=" + cache)
                && start(environment, "-XX:AOTMode=on", "-XX:AOTCache=" + cache, "dev.claimport.Claimport", "--version");
        Files.deleteIfExists(configuration);
        // A virtual machine passes over a cache that does not fit it, but not one whose classes it cannot link: then it does not start.
        if (!made) {
            Files.deleteIfExists(cache);
            System.err.println("[WARNING] no AOT cache came of the training, commands will start slower; see " + log());
        }
    }

    /** @param arguments options first, then the main class, if any, and what it is given */
    private boolean start(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Launchers.JAVA.toString(), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-cp", lib.resolve("claimport.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(lib.toFile());
        Launchers.withoutSettings(builder);
        builder.environment().put("HOME", work.toString());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log())).start().waitFor() == 0;
    }

    private File log() {
        return work.resolve("training.log").toFile();
    }

    private String circumstances() throws IOException {
        StringBuilder text = new StringBuilder(Launchers.identity()).append('\n').append(String.join("\n", TrainingService.COMMANDS)).append('\n');
        try (Stream<Path> files = Files.list(lib)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                FileTime modified = Files.getLastModifiedTime(jar);
                text.append(jar.getFileName()).append(' ').append(Files.size(jar)).append(' ').append(modified.toMillis()).append('\n');
            }
        }
        return text.toString();
    }
}
