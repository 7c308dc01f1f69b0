package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.testing.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code claimport create-provisioning-claim} beside Debian's {@code aws iot create-provisioning-claim}, in turns, against the same
 * responder. Needs {@code target/claimport}, and a computer that has nothing else to do.
 */
@Tag("benchmark")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processor time comes from a shell")
class StartUpBenchmark {

    private static final Path CLAIMPORT = Path.of("target", "claimport", "bin", "claimport").toAbsolutePath();
    private static final Path AWS = Path.of("/usr/bin/aws");
    private static final int PAIRS = 10;
    private static final double GOAL = 0.6;

    /** As {@code times} prints it: user and system time of the shell, then of what it has run (POSIX). */
    private static final Pattern TIMES = Pattern.compile("([0-9]+)m([0-9.]+)s\\s+([0-9]+)m([0-9.]+)s\\s*$");

    @TempDir
    private Path folder;

    /** In seconds. */
    private record Run(double wall, double processor) {}

    @Test
    void createProvisioningClaim() throws Exception {
        assumeTrue(Files.isExecutable(CLAIMPORT), "there is no " + CLAIMPORT + ": run mvn -q package -Dmaven.test.skip first");
        assumeTrue(Files.isExecutable(AWS), "there is no " + AWS + " to compare with: on Debian, apt install awscli");
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.Answer.json(200, claim()))) {
            List<String> ours = List.of(CLAIMPORT.toString(), "create-provisioning-claim", "--template-name", "sensors",
                    "--endpoint-url", server.uri().toString());
            List<String> theirs = List.of(AWS.toString(), "iot", "create-provisioning-claim", "--template-name", "sensors",
                    "--endpoint-url", server.uri().toString());
            run(ours);
            run(theirs);
            List<Run> our = new ArrayList<>();
            List<Run> their = new ArrayList<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                our.add(run(ours));
                their.add(run(theirs));
            }
            double ratio = median(our, Run::wall) / median(their, Run::wall);
            print("claimport", our);
            print("aws", their);
            System.out.printf("ratio of the medians: wall %.2f, processor %.2f%n", ratio, median(our, Run::processor) / median(their, Run::processor));
            assertTrue(ratio <= GOAL, "at most " + GOAL + " of the AWS CLI's time");
        }
    }

    private static void print(String name, List<Run> runs) {
        System.out.printf("%-9s  median of %d: wall %.3f s, processor %.3f s; fastest %.3f s%n", name, runs.size(),
                median(runs, Run::wall), median(runs, Run::processor), runs.stream().mapToDouble(Run::wall).min().orElseThrow());
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> part) {
        double[] sorted = runs.stream().mapToDouble(part).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        List<String> timed = Stream.concat(Stream.of("/bin/sh", "-c", "\"$@\" > /dev/null; code=$?; times; exit $code", "sh"), command.stream()).toList();
        ProcessBuilder builder = new ProcessBuilder(timed).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "AKIDBENCHMARK", "AWS_SECRET_ACCESS_KEY", "benchmark", "AWS_REGION", "eu-west-1",
                "HOME", folder.toString()));
        long start = System.nanoTime();
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        assertEquals(0, exitCode, output);
        Matcher times = TIMES.matcher(output);
        assertTrue(times.find(), output);
        return new Run(wall, seconds(times.group(1), times.group(2)) + seconds(times.group(3), times.group(4)));
    }

    private static double seconds(String minutes, String seconds) {
        return 60 * Double.parseDouble(minutes) + Double.parseDouble(seconds);
    }

    /** Of the form and length of a real one. */
    private static String claim() {
        return """
                {"certificateId":"%s","certificatePem":"%s","keyPair":{"PublicKey":"%s","PrivateKey":"%s"},"expiration":1595955066.0}""".formatted(
                "0123456789abcdef".repeat(4), pem("CERTIFICATE", 18), pem("PUBLIC KEY", 6), pem("RSA PRIVATE KEY", 25));
    }

    private static String pem(String type, int lines) {
        String[] body = new String[lines];
        Arrays.fill(body, "BENCHMRK".repeat(8));
        return "-----BEGIN " + type + "-----\\n" + String.join("\\n", body) + "\\n-----END " + type + "-----\\n";
    }
}
