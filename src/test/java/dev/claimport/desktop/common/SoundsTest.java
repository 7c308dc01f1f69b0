package dev.claimport.desktop.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.testing.DirectBackground;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SoundsTest {

    @TempDir
    private Path folder;

    @Test
    void aToneIsAWaveThatSaysHowLongItIs() {
        byte[] wave = Tone.PASSED.wave();
        assertEquals("RIFF", new String(wave, 0, 4, StandardCharsets.US_ASCII));
        ByteBuffer numbers = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(wave.length - 8, numbers.getInt(4));
        assertEquals(wave.length - 44, numbers.getInt(40));
        assertEquals(0, numbers.getShort(44), "it begins softly");
    }

    @Test
    void everyVerdictHasASoundAndNothingElse() {
        for (Phase phase : Phase.values()) {
            assertEquals(phase.isVerdict(), Tone.of(phase).isPresent(), phase.toString());
        }
        assertEquals(Optional.of(Tone.FAILED), Tone.of(Phase.FAILED));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thePlayerThatIsThereIsTakenAndNoneIsNoFailure() throws Exception {
        Path played = folder.resolve("played.wav");
        List<String> copies = List.of("sh", "-c", "cp \"$0\" '" + played + "'");
        assertTrue(new Sounds(List.of(List.of("no-such-player"), List.of("false"), copies), () -> true, new DirectBackground()).playNow(Tone.LOOK));
        assertArrayEquals(Tone.LOOK.wave(), Files.readAllBytes(played));
        assertFalse(new Sounds(List.of(List.of("no-such-player")), () -> true, new DirectBackground()).playNow(Tone.LOOK));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aVerdictIsHeardWhereSoundsAreWanted() throws Exception {
        Path played = folder.resolve("played.wav");
        List<List<String>> copies = List.of(List.of("sh", "-c", "cp \"$0\" '" + played + "'"));
        new Sounds(copies, () -> false, new DirectBackground()).play(Phase.CONFIRMED);
        new Sounds(copies, () -> true, new DirectBackground()).play(Phase.RUNNING);
        assertFalse(Files.exists(played));
        new Sounds(copies, () -> true, new DirectBackground()).play(Phase.CONFIRMED);
        assertArrayEquals(Tone.PASSED.wave(), Files.readAllBytes(played));
    }
}
