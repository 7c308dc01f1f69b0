package dev.claimport.ledger.tree;

/** Where the hashes of complete subtrees are kept. */
@FunctionalInterface
public interface Nodes {

    /**
     * The hash over {@code 2^level} leaves.
     *
     * @param level 0 for a leaf
     * @param index among those of its level, so that it is over the leaves from {@code index * 2^level}
     */
    Hash read(int level, long index);
}
