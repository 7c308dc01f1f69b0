package dev.claimport.device;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every input that fuzzing starts from, or once broke something with, without the fuzzer, whose hooks slow all other tests down. */
class FuzzInputsTest {

    private static final Map<String, FuzzTargets> TARGETS = Map.of("SmpFuzzTest", FuzzTargets.SMP, "CborFuzzTest", FuzzTargets.CBOR,
            "HandoverGroupFuzzTest", FuzzTargets.HANDOVER_GROUP, "BundleFuzzTest", FuzzTargets.BUNDLE, "DeviceFuzzTest", FuzzTargets.DEVICE,
            "ProfileFuzzTest", FuzzTargets.PROFILE, "ScriptFuzzTest", FuzzTargets.SCRIPT, "ReplFuzzTest", FuzzTargets.REPL);

    @TestFactory
    Stream<DynamicTest> storedInputsAreRefusedOrUnderstood() {
        return TARGETS.entrySet().stream().flatMap(entry -> inputs(entry.getKey()).stream().map(input ->
                DynamicTest.dynamicTest(entry.getKey() + " " + input.getFileName(), () -> entry.getValue().accept(Files.readAllBytes(input)))));
    }

    private static List<Path> inputs(String fuzzTest) {
        try {
            Path folder = Path.of(FuzzInputsTest.class.getResource(fuzzTest + "Inputs/read").toURI());
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> inputs = files.toList();
                if (inputs.isEmpty()) {
                    throw new AssertionError("no inputs for " + fuzzTest);
                }
                return inputs;
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
