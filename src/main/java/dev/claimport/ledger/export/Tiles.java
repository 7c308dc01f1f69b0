package dev.claimport.ledger.export;

import dev.claimport.file.WholeFile;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A whole log as files that a web server can serve, and monitors read (C2SP tlog-tiles). In constant memory. */
public final class Tiles {

    /** Hashes in a full tile, and the levels of the tree that it spans. */
    private static final int WIDTH = 256;
    private static final int HEIGHT = 8;
    private static final int THREE_DIGITS = 1000;

    private final Path folder;
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();

    private Tiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes them.
     *
     * @return how many records there are
     * @throws dev.claimport.failure.FailureException {@code file-not-writable}, {@code disk-full}, and what reading ends in
     */
    public static long write(LedgerView view, Path folder) {
        LedgerView.Head head = view.head();
        var tiles = new Tiles(folder);
        view.readKept(0, head.size(), (index, body, leaf) -> tiles.add(index, body, leaf, index == head.size() - 1));
        Tree tree = view.tree(head.size());
        for (int level = 1; head.size() >> HEIGHT * level > 0; level++) {
            tiles.level(tree, level, head.size() >> HEIGHT * level);
        }
        // Last: whoever sees it finds everything that it is about.
        tiles.put(Path.of("checkpoint"), head.checkpoint().getBytes(StandardCharsets.UTF_8));
        return head.size();
    }

    private void add(long index, byte[] body, Hash leaf, boolean last) {
        entries.write(body.length >> 8);
        entries.write(body.length);
        entries.writeBytes(body);
        leaves.writeBytes(leaf.bytes());
        int width = (int) (index % WIDTH) + 1;
        if (width == WIDTH || last) {
            put(Path.of("tile", "entries").resolve(name(index / WIDTH, width)), entries.toByteArray());
            put(Path.of("tile", "0").resolve(name(index / WIDTH, width)), leaves.toByteArray());
            entries.reset();
            leaves.reset();
        }
    }

    private void level(Tree tree, int level, long hashes) {
        for (long first = 0; first < hashes; first += WIDTH) {
            int width = (int) Math.min(WIDTH, hashes - first);
            var tile = new ByteArrayOutputStream();
            for (long hash = first; hash < first + width; hash++) {
                tile.writeBytes(tree.nodes().read(level * HEIGHT, hash).bytes());
            }
            put(Path.of("tile", Integer.toString(level)).resolve(name(first / WIDTH, width)), tile.toByteArray());
        }
    }

    /** 1234067 is {@code x001/x234/067}. */
    static String name(long tile, int width) {
        String name = String.format(Locale.ROOT, "%03d", tile % THREE_DIGITS);
        for (long rest = tile / THREE_DIGITS; rest > 0; rest /= THREE_DIGITS) {
            name = String.format(Locale.ROOT, "x%03d/%s", rest % THREE_DIGITS, name);
        }
        return width == WIDTH ? name : name + ".p/" + width;
    }

    private void put(Path name, byte[] content) {
        Path file = folder.resolve(name.toString());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw WholeFile.failure(file, content.length, e);
        }
    }
}
