package dev.claimport.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {

    /** Those that Certificate Transparency's implementations are tested with. */
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    /** A log in memory. */
    private static final class Log {
        private final Map<List<Long>, Hash> nodes = new HashMap<>();
        private long size;

        Tree tree() {
            return new Tree(size, (level, index) -> nodes.get(List.of((long) level, index)));
        }

        Tree tree(long earlier) {
            return new Tree(earlier, tree().nodes());
        }

        void add(Hash leaf) {
            tree().adding(leaf).forEach(node -> nodes.put(List.of((long) node.level(), node.index()), node.hash()));
            size++;
        }
    }

    /** As the RFC defines it, without anything kept. */
    private static Hash defined(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(defined(leaves.subList(0, split)), defined(leaves.subList(split, leaves.size())));
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"})
    void theRootsAreThoseOfCertificateTransparency(int size, String root) {
        var log = new Log();
        LEAVES.stream().limit(size).forEach(leaf -> log.add(Hash.leaf(hex(leaf))));
        assertEquals(Hash.of(hex(root)), log.tree().root());
    }

    @Test
    void eachLeafOfEachSizeIsProvedAndNothingElse() {
        var log = new Log();
        var frontier = new Frontier();
        assertEquals(Hash.EMPTY_TREE, frontier.root());
        List<Hash> leaves = new ArrayList<>();
        for (int size = 1; size <= 70; size++) {
            leaves.add(Hash.leaf(("record " + size).getBytes(StandardCharsets.UTF_8)));
            log.add(leaves.getLast());
            Hash root = log.tree().root();
            assertEquals(defined(leaves), root);
            frontier.add(leaves.getLast());
            assertEquals(root, frontier.root());
            assertEquals(size, frontier.size());
            for (int leaf = 0; leaf < size; leaf++) {
                List<Hash> proof = log.tree().inclusion(leaf);
                assertTrue(Proof.isIncluded(leaf, leaves.get(leaf), size, root, proof));
                assertFalse(Proof.isIncluded(leaf, Hash.leaf(new byte[] {1}), size, root, proof));
                assertFalse(Proof.isIncluded(leaf, leaves.get(leaf), size, Hash.EMPTY_TREE, proof));
                if (size > 1) {
                    assertFalse(Proof.isIncluded((leaf + 1) % size, leaves.get(leaf), size, root, proof));
                    assertFalse(Proof.isIncluded(leaf, leaves.get(leaf), size, root, proof.subList(0, proof.size() - 1)));
                }
            }
        }
    }

    @Test
    void eachSizeIsProvedToGoOnFromEachEarlierOne() {
        var log = new Log();
        List<Hash> roots = new ArrayList<>();
        for (int size = 1; size <= 70; size++) {
            log.add(Hash.leaf(("record " + size).getBytes(StandardCharsets.UTF_8)));
            roots.add(log.tree().root());
            for (int older = 1; older <= size; older++) {
                List<Hash> proof = log.tree().consistency(older);
                assertTrue(Proof.isConsistent(older, roots.get(older - 1), size, roots.get(size - 1), proof));
                assertEquals(roots.get(older - 1), log.tree(older).root());
                assertFalse(Proof.isConsistent(older, Hash.EMPTY_TREE, size, roots.get(size - 1), proof));
                if (older < size) {
                    assertFalse(Proof.isConsistent(older, roots.get(older - 1), size, Hash.EMPTY_TREE, proof));
                    assertFalse(Proof.isConsistent(older, roots.get(older - 1), size, roots.get(size - 1), List.of()) && older > 1);
                }
            }
        }
    }

    @Test
    void aProofOfWhatCannotBeIsNone() {
        Hash leaf = Hash.leaf(new byte[] {1});
        assertTrue(Proof.isIncluded(0, leaf, 1, leaf, List.of()));
        assertFalse(Proof.isIncluded(-1, leaf, 1, leaf, List.of()));
        assertFalse(Proof.isIncluded(1, leaf, 1, leaf, List.of()));
        assertFalse(Proof.isIncluded(0, leaf, 0, leaf, List.of()));
        assertTrue(Proof.isConsistent(1, leaf, 1, leaf, List.of()));
        assertFalse(Proof.isConsistent(0, leaf, 1, leaf, List.of(leaf)));
        assertFalse(Proof.isConsistent(-1, leaf, 1, leaf, List.of(leaf)));
        assertFalse(Proof.isConsistent(2, leaf, 1, leaf, List.of(leaf)));
        assertFalse(Proof.isConsistent(1, leaf, 1, leaf, List.of(leaf)));
        assertFalse(Proof.isConsistent(3, leaf, 4, leaf, List.of()));
    }

    @Test
    void aProofThatIsTooLongIsNone() {
        var log = new Log();
        List<Hash> roots = new ArrayList<>();
        for (int size = 1; size <= 20; size++) {
            log.add(Hash.leaf(new byte[] {(byte) size}));
            roots.add(log.tree().root());
            for (int older = 1; older <= size; older++) {
                List<Hash> longer = new ArrayList<>(log.tree().inclusion(older - 1));
                longer.add(Hash.EMPTY_TREE);
                assertFalse(Proof.isIncluded(older - 1, Hash.leaf(new byte[] {(byte) older}), size, roots.getLast(), longer));
                longer = new ArrayList<>(log.tree().consistency(older));
                longer.add(Hash.EMPTY_TREE);
                assertFalse(Proof.isConsistent(older, roots.get(older - 1), size, roots.getLast(), longer));
            }
        }
    }

    @Test
    void aHashIsWrittenInBase64() {
        assertEquals("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", Hash.EMPTY_TREE.toString());
    }

    @Test
    void whatIsNotInTheTreeHasNoProof() {
        var tree = new Tree(3, (_, _) -> Hash.EMPTY_TREE);
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(3));
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(-1));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(4));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(0));
    }
}
