package dev.claimport.device.smpfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.claim.Bundle;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileCheckTest {

    @Test
    void aPieceIsThatOfThePartWhereItGoesOnSo() {
        Bundle bundle = new TestBundles(new ManualTime()).bundle();
        List<Part> parts = ((SmpFsSettings) BuiltIn.profile("smp-fs").settings()).plan().render(bundle);
        try {
            Part key = parts.stream().filter(Part::isSecret).findFirst().orElseThrow();
            byte[] all = new byte[key.size()];
            key.lend(0, all.length, in -> in.get(all));
            assertPiece(true, key, 0, all.clone());
            assertPiece(true, key, 100, Arrays.copyOfRange(all, 100, 150));
            assertPiece(true, key, all.length - 1, new byte[] {all[all.length - 1]});
            assertPiece(false, key, 101, Arrays.copyOfRange(all, 100, 150));
            assertPiece(false, key, 1, all.clone());
            assertPiece(false, key, 0, new byte[0]);
        } finally {
            PartsPlan.close(parts);
            bundle.claim().close();
        }
    }

    private static void assertPiece(boolean expected, Part part, int offset, byte[] data) {
        assertEquals(new FileClient.Piece(data.length, expected), FileClient.Piece.of(part, offset, ByteBuffer.wrap(data)));
    }
}
