package dev.claimport.ledger.tree;

import java.util.Iterator;
import java.util.List;

/** Checks what others claim of a tree, with nothing but its root (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class Proof {

    private Proof() {}

    /** Whether a leaf is in the tree. */
    public static boolean isIncluded(long index, Hash leaf, long size, Hash root, List<Hash> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(beside, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether a tree goes on from an older one. */
    public static boolean isConsistent(long older, Hash olderRoot, long size, Hash root, List<Hash> proof) {
        if (older <= 0 || older > size) {
            return false;
        }
        if (older == size) {
            return proof.isEmpty() && olderRoot.equals(root);
        }
        Iterator<Hash> rest = proof.iterator();
        boolean complete = Long.bitCount(older) == 1;
        if (!complete && !rest.hasNext()) {
            return false;
        }
        int below = Long.numberOfTrailingZeros(older);
        long at = older - 1 >> below;
        long last = size - 1 >> below;
        Hash before = complete ? olderRoot : rest.next();
        Hash now = before;
        while (rest.hasNext()) {
            Hash beside = rest.next();
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                before = Hash.node(beside, before);
                now = Hash.node(beside, now);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.node(now, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(olderRoot) && now.equals(root);
    }
}
