import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has the virtual machine run the short commands once and write down what it had to find out (JEP 483, 514, 515), so that it need not
 * do so again each time that one is started; and a hand-over likewise, in a cache of its own, for all that is in one is loaded at each
 * start. Needs neither a network nor a display. Does nothing while jars and JDK are the same.
 */
final class AotCache {

    private static final String UNLOCK = "-XX:+UnlockDiagnosticVMOptions";

    private final Start start;
    private final Path lib;
    private final Path work;

    /**
     * @param start with the options that the start scripts have as well
     * @param work a folder for what is needed only here
     */
    AotCache(Start start, Path work) {
        this.start = start;
        this.lib = start.jar().getParent();
        this.work = work;
    }

    void train() throws IOException, InterruptedException, GeneralSecurityException {
        Path cache = lib.resolve("claimport.aot");
        Path handover = lib.resolve("claimport-handover.aot");
        Path remembered = Files.createDirectories(work).resolve("trained-with");
        String circumstances = circumstances();
        if (Files.exists(cache) && Files.exists(remembered) && Files.readString(remembered).equals(circumstances)) {
            return;
        }
        Files.deleteIfExists(log().toPath());
        Files.deleteIfExists(remembered);
        Files.deleteIfExists(cache);
        Files.deleteIfExists(handover);
        try (TrainingService service = TrainingService.start(work)) {
            run(cache, Files.write(work.resolve("commands"), service.commands(lib)), service.environment());
        }
        Optional<TrainingPractice> practice = TrainingPractice.start(start, work);
        if (practice.isPresent()) {
            try (TrainingPractice here = practice.get()) {
                run(handover, Files.write(work.resolve("handovers"), List.of(here.command())), here.environment());
            }
        }
        Files.writeString(remembered, circumstances);
    }

    /** The class path and the options have to be those of the start script. */
    private void run(Path cache, Path commands, Map<String, String> environment) throws IOException, InterruptedException {
        Path configuration = work.resolve("claimport.aotconf");
        // Profiles of what ran (JEP 515) would have code compiled that a short command does not run long enough to need.
        boolean made = start(environment, List.of(UNLOCK, "-XX:-AOTRecordTraining", "-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration,
                        "-Duser.home=" + work), "dev.claimport.ClaimportTraining", commands.toString())
                && start(environment, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + configuration, "-XX:AOTCache=" + cache), null)
                && start(environment, List.of(UNLOCK, "-XX:ArchiveRelocationMode=0", "-XX:AOTMode=on", "-XX:AOTCache=" + cache), Start.PRODUCT, "--version");
        Files.deleteIfExists(configuration);
        // A virtual machine passes over a cache that does not fit it, but not one whose classes it cannot link: then it does not start.
        if (!made) {
            Files.deleteIfExists(cache);
            System.err.println("[WARNING] no AOT cache came of the training, commands will start slower; see " + log());
        }
    }

    /** @param mainClass null where the options say what is to be done */
    private boolean start(Map<String, String> environment, List<String> options, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = start.java(options, mainClass, arguments).directory(lib.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("HOME", work.toString());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log())).start().waitFor() == 0;
    }

    private File log() {
        return work.resolve("training.log").toFile();
    }

    private String circumstances() throws IOException {
        StringBuilder text = new StringBuilder(Launchers.identity()).append('\n').append(start.options()).append(TrainingService.COMMANDS)
                .append(TrainingPractice.COMMAND).append('\n');
        try (Stream<Path> files = Files.list(lib)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                FileTime modified = Files.getLastModifiedTime(jar);
                text.append(jar.getFileName()).append(' ').append(Files.size(jar)).append(' ').append(modified.toMillis()).append('\n');
            }
        }
        return text.toString();
    }
}
