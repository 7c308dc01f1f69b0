package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.Claimport;
import dev.claimport.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that set something at the same time. */
class ConfigAtOnceTest {

    private static final Map<String, String> SET = Map.of("region", "eu-west-1", "practice", "off", "appearance", "dark", "updates", "off",
            "templates", "sensor", "start-url", "https://acme.awsapps.com/start");

    @TempDir
    private Path home;

    @Test
    void sixSettingsThatAreSetAtOnceAreAllKept() throws Exception {
        try (ExecutorService six = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ChildJvm.Result>> started = SET.entrySet().stream().map(set -> six.submit(() -> ChildJvm.run(Claimport.class,
                    Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home.toString()), List.of(), "config", "set", set.getKey(), set.getValue()))).toList();
            for (Future<ChildJvm.Result> child : started) {
                assertEquals(0, child.get().exitCode(), child.get().output());
            }
        }
        try (Stream<String> lines = Files.lines(home.resolve("claimport/config.yaml"))) {
            assertEquals(SET.keySet(), lines.filter(line -> !line.startsWith("#")).map(line -> line.split(":")[0]).collect(Collectors.toSet()));
        }
    }
}
