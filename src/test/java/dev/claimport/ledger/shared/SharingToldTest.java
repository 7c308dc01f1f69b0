package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.shared.Sharing.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a bench is told of how sharing stands. */
class SharingToldTest {

    @TempDir
    private Path folder;

    /** Otherwise it would show what was before, until something changes again. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void whoBeginsToListenIsToldWhatChangesMeanwhileAfterwards() throws Exception {
        List<Standing> told = Collections.synchronizedList(new ArrayList<>());
        var away = new CountDownLatch(1);
        // Whoever connects waits for an answer.
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Sharing sharing = Sharing.begin("jdbc:postgresql://localhost:" + server.getLocalPort() + "/shared", Map.of(), Recorded.attempts(folder, 1), new QuickTime())) {
            sharing.listen(state -> {
                if (state.standing() == Standing.CONNECTING) {
                    end(server);
                    // Until the other is told as well, or waits to be.
                    while (away.getCount() > 0 && !isSenderBlocked()) {
                        Thread.onSpinWait();
                    }
                }
                told.add(state.standing());
                if (state.standing() == Standing.AWAY) {
                    away.countDown();
                }
            });
            assertTrue(away.await(1, TimeUnit.MINUTES));
            assertEquals(List.of(Standing.CONNECTING, Standing.AWAY), told);
        }
    }

    private static boolean isSenderBlocked() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("ledger-sharing") && thread.getState() == Thread.State.BLOCKED);
    }

    private static void end(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
