package dev.claimport.ledger.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The root of a tree that grows, without keeping it: only of each complete subtree at its right edge, the hash. */
public final class Frontier {

    /** The smallest first. */
    private final Deque<Hash> subtrees = new ArrayDeque<>();
    private long size;

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        Hash hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hash.node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    public Hash root() {
        if (size == 0) {
            return Hash.EMPTY_TREE;
        }
        Iterator<Hash> larger = subtrees.iterator();
        Hash root = larger.next();
        while (larger.hasNext()) {
            root = Hash.node(larger.next(), root);
        }
        return root;
    }
}
