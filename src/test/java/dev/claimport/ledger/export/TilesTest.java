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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    /** As long as is needed for tiles of tiles of tiles, each of which is a hash that tells its place; what is in the records does not matter. */
    private LedgerFolder large(int records) throws Exception {
        LedgerFolder ledger = Recorded.attempts(home.resolve("large-" + records), 1);
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + ledger.database()); Statement change = file.createStatement()) {
            change.execute("DELETE FROM record");
            change.execute("DELETE FROM node");
            String numbers = "WITH RECURSIVE all_of(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM all_of WHERE number + 1 < %d) ";
            change.execute("INSERT INTO record (idx, leaf, body) " + numbers.formatted(records) + "SELECT number, zeroblob(32), x'7b7d' FROM all_of");
            change.execute("INSERT INTO node (level, idx, hash) " + numbers.formatted(records >> 8) + "SELECT 8, number, CAST(printf('%032d', number) AS BLOB) FROM all_of");
            change.execute("INSERT INTO node (level, idx, hash) VALUES (16, 0, CAST(printf('%032d', 16) AS BLOB))");
            change.execute("UPDATE log SET size = " + records);
        }
        return ledger;
    }

    private static List<String> tiles(Path level) throws IOException {
        try (var files = Files.walk(level)) {
            return files.filter(Files::isRegularFile).map(file -> level.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    private static long hash(Path tile, int number) throws IOException {
        return Long.parseLong(new String(Files.readAllBytes(tile), StandardCharsets.US_ASCII).substring(number * Hash.LENGTH, (number + 1) * Hash.LENGTH));
    }

    @Test
    void tilesOfTilesAreFullOrPartialAndNeverEmpty() throws Exception {
        try (LedgerView full = LedgerView.open(large(1 << 16)); LedgerView more = LedgerView.open(large((1 << 16) + (2 << 8)))) {
            Tiles.write(full, home.resolve("full"));
            assertEquals(List.of("000"), tiles(home.resolve("full/tile/1")));
            assertEquals(List.of("000.p/1"), tiles(home.resolve("full/tile/2")));
            assertEquals(256, tiles(home.resolve("full/tile/0")).size());
            assertEquals(List.of("0", "1", "2", "entries"), List.of(Objects.requireNonNull(home.resolve("full/tile").toFile().list())).stream().sorted().toList());
            Tiles.write(more, home.resolve("more"));
            Path tiles = home.resolve("more/tile");
            assertEquals(List.of("000", "001.p/2"), tiles(tiles.resolve("1")));
            assertEquals(List.of("000.p/1"), tiles(tiles.resolve("2")));
            assertEquals(255, hash(tiles.resolve("1/000"), 255));
            assertEquals(257, hash(tiles.resolve("1/001.p/2"), 1));
            assertEquals(2L * Hash.LENGTH, Files.size(tiles.resolve("1/001.p/2")));
            assertEquals(16, hash(tiles.resolve("2/000.p/1"), 0));
        }
    }
}
