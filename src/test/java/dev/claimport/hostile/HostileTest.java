package dev.claimport.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Devices and clouds that lie, with real parts: never green unless the registry has it so, within its time, and with nothing left busy.
 * Every class here whose name begins with {@code Liar} is a lie: a new one needs nothing but its file.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HostileTest {

    /** Side by side, since most of a lie's time is waited. */
    private static final int AT_ONCE = 16;

    private final Map<String, Future<?>> told = new LinkedHashMap<>();
    private HostileWorld world;
    private ExecutorService threads;

    @BeforeAll
    void begin() throws Exception {
        world = new HostileWorld();
        threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("hostile-", 0).factory());
        for (Lie lie : lies()) {
            told.put(lie.name(), threads.submit(() -> {
                world.tell(lie);
                return null;
            }));
        }
    }

    @AfterAll
    void end() {
        threads.shutdownNow();
        world.close();
    }

    static List<Lie> lies() throws IOException, URISyntaxException, ReflectiveOperationException {
        try (Stream<Path> files = Files.list(Path.of(HostileTest.class.getResource("HostileTest.class").toURI()).getParent())) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.matches("Liar\\w+\\.class"))
                    .map(name -> HostileTest.class.getPackageName() + "." + name.substring(0, name.length() - 6)).sorted().toList();
            List<Lie> lies = new ArrayList<>();
            for (String name : names) {
                lies.add((Lie) Class.forName(name).getDeclaredConstructor().newInstance());
            }
            return lies;
        }
    }

    @TestFactory
    Stream<DynamicTest> isNotBelieved() {
        return told.entrySet().stream().map(lie -> DynamicTest.dynamicTest(lie.getKey(), () -> {
            try {
                lie.getValue().get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void thereAreFortyAtLeast() {
        assertTrue(told.size() >= 40, told.keySet().toString());
    }
}
