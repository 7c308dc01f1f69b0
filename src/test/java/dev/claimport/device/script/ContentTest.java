package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a key goes over the wire in arrays is zeroed piece by piece, also where the device refuses it. */
class ContentTest {

    private final Bundle bundle = new TestBundles(new ManualTime()).bundle();
    private final List<Part> parts = ((SmpFsSettings) BuiltIn.profile("smp-fs").settings()).plan().render(bundle);
    private final Part key = parts.stream().filter(Part::isSecret).findFirst().orElseThrow();
    private final List<byte[]> given = new ArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    @AfterEach
    void wipe() {
        PartsPlan.close(parts);
        bundle.claim().close();
    }

    private void look(byte[] piece) {
        given.add(piece);
        seen.writeBytes(piece);
    }

    private void assertNothingIsLeft() {
        given.forEach(piece -> assertArrayEquals(new byte[piece.length], piece));
    }

    private byte[] whole() {
        byte[] all = new byte[key.size()];
        key.lend(0, all.length, in -> in.get(all));
        return all;
    }

    @Test
    void piecesAreZeroed() {
        try (Content content = Content.of(key, Transform.LF)) {
            content.pieces(100, this::look);
        }
        assertArrayEquals(whole(), seen.toByteArray());
        assertEquals((key.size() + 99) / 100, given.size());
        assertNothingIsLeft();
    }

    @Test
    void chunksAreWholeBase64AndZeroed() {
        try (Content content = Content.of(key, Transform.LF)) {
            content.chunks(102, chunk -> {
                assertTrue(chunk.length <= 102);
                given.add(chunk);
                seen.writeBytes(Base64.getDecoder().decode(chunk));
            });
        }
        assertArrayEquals(whole(), seen.toByteArray());
        assertNothingIsLeft();
    }

    @Test
    void whatIsRefusedIsZeroedToo() {
        List<BiConsumer<Content, Consumer<byte[]>>> ways = List.of((content, reader) -> content.pieces(100, reader), (content, reader) -> content.chunks(100, reader));
        for (var way : ways) {
            given.clear();
            try (Content content = Content.of(key, Transform.LF)) {
                assertThrows(IllegalStateException.class, () -> way.accept(content, piece -> {
                    given.add(piece);
                    throw new IllegalStateException("refused");
                }));
            }
            assertEquals(1, given.size());
            assertNothingIsLeft();
        }
    }
}
