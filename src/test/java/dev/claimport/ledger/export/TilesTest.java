package dev.claimport.ledger.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.tree.Frontier;
import dev.claimport.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {

    @TempDir
    private Path home;

    @Test
    void tilesAreNamedAsTheSpecificationNamesThem() {
        assertEquals("000", Tiles.name(0, 256));
        assertEquals("x001/x234/067", Tiles.name(1_234_067, 256));
        assertEquals("x001/000.p/7", Tiles.name(1000, 7));
    }

    @Test
    void aLogIsItsFullAndItsPartialTiles() throws Exception {
        LedgerFolder ledger = Recorded.attempts(home.resolve("ledger"), 30);
        try (LedgerView view = LedgerView.open(ledger)) {
            long size = Tiles.write(view, home);
            assertEquals(view.head().checkpoint(), Files.readString(home.resolve("checkpoint")));
            Path tiles = home.resolve("tile");
            int rest = (int) size - 256;
            assertEquals(256 * Hash.LENGTH, Files.size(tiles.resolve("0/000")));
            assertEquals(rest * Hash.LENGTH, Files.size(tiles.resolve("0/001.p/" + rest)));
            assertArrayEquals(view.tree(256).root().bytes(), Files.readAllBytes(tiles.resolve("1/000.p/1")));
            assertFalse(Files.exists(tiles.resolve("2")));
            var tree = new Frontier();
            for (String name : new String[] {"entries/000", "entries/001.p/" + rest}) {
                ByteBuffer bundle = ByteBuffer.wrap(Files.readAllBytes(tiles.resolve(name)));
                while (bundle.hasRemaining()) {
                    byte[] record = new byte[Short.toUnsignedInt(bundle.getShort())];
                    bundle.get(record);
                    tree.add(Hash.leaf(record));
                }
            }
            assertEquals(size, tree.size());
            assertEquals(view.tree(size).root(), tree.root());
            byte[] leaves = Files.readAllBytes(tiles.resolve("0/000"));
            assertArrayEquals(view.tree(256).nodes().read(0, 3).bytes(), Arrays.copyOfRange(leaves, 3 * Hash.LENGTH, 4 * Hash.LENGTH));
            assertTrue(Files.exists(tiles.resolve("entries/000")));
        }
    }
}
