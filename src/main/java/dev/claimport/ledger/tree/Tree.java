package dev.claimport.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/** A tree over the first {@code size} leaves of a log, made from hashes of complete subtrees (RFC 6962, section 2.1). */
public record Tree(long size, Nodes nodes) {

    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
    }

    /** A subtree that is complete. */
    public record Node(int level, long index, Hash hash) {}

    public Hash root() {
        return size == 0 ? Hash.EMPTY_TREE : range(0, size);
    }

    /** What another leaf completes, from the leaf upwards. */
    public List<Node> adding(Hash leaf) {
        List<Node> added = new ArrayList<>();
        var node = new Node(0, size, leaf);
        added.add(node);
        while ((node.index & 1) == 1) {
            node = new Node(node.level + 1, node.index >> 1, Hash.node(nodes.read(node.level, node.index - 1), node.hash));
            added.add(node);
        }
        return added;
    }

    /** Hashes that prove that a leaf is in the tree, from the leaf upwards (PATH, section 2.1.1). */
    public List<Hash> inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf " + leaf + " of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        path(leaf, 0, size, proof);
        return proof;
    }

    private void path(long leaf, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            path(leaf, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            path(leaf, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    /** Hashes that prove that this tree goes on from an older one without changing it (PROOF, section 2.1.2). @param older its size */
    public List<Hash> consistency(long older) {
        if (older <= 0 || older > size) {
            throw new IllegalArgumentException("size " + older + " of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        subproof(older, 0, size, true, proof);
        return proof;
    }

    private void subproof(long older, long from, long to, boolean whole, List<Hash> proof) {
        if (older == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            subproof(older, from, middle, whole, proof);
            proof.add(range(middle, to));
        } else {
            subproof(older, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    /** Over the leaves of a range that begins where a subtree does. */
    private Hash range(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return nodes.read(level, from >> level);
        }
        long middle = from + split(length);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a number above one. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
