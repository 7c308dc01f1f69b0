package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part that was sent in pieces of Base64, each by the same command, which had its answer: they are one, as {@code send-chunks} is one step. */
final class ChunkedExchange extends Exchange {

    /** A command, and a piece; what is masked of that counts as many characters as it says. */
    private static final Pattern PIECE = Pattern.compile("((?:[^ █]{1,64} ){1,8})((?:[A-Za-z0-9+/=]{1,1024}|" + MASKED.pattern() + "){1,64})");
    /** What all PEM begins with, in Base64. */
    private static final String BEGIN = Base64.getEncoder().encodeToString("-----BEGIN ".getBytes(StandardCharsets.US_ASCII)).substring(0, 14);
    private static final String MASK = "*";
    private static final int FOUR = 4;

    private final String command;
    private final String base64;
    private final int size;

    private record Piece(String command, String base64) {

        static Optional<Piece> of(Exchange exchange) {
            Matcher found = PIECE.matcher(exchange.text());
            return found.matches() ? Optional.of(new Piece(found.group(1),
                    MASKED.matcher(found.group(2)).replaceAll(hidden -> MASK.repeat(Integer.parseInt(hidden.group(1)))))) : Optional.empty();
        }
    }

    private ChunkedExchange(Exchange first, Piece piece, List<Exchange> run, String base64) {
        super(first.first());
        this.command = piece.command();
        this.size = piece.base64().length();
        this.base64 = base64;
        run.getLast().answers().forEach(this::answer);
    }

    /** The same conversation, with one exchange for each part that was sent in pieces. */
    static List<Exchange> join(List<Exchange> all) {
        List<Exchange> joined = new ArrayList<>();
        for (int at = 0; at < all.size(); ) {
            Optional<Piece> piece = Piece.of(all.get(at)).filter(begins -> begins.base64().startsWith(BEGIN) && begins.base64().length() % FOUR == 0);
            int from = at;
            at = piece.map(begins -> endOfRun(all, from, begins)).orElse(from + 1);
            joined.add(piece.isEmpty() ? all.get(from) : of(all.subList(from, at), piece.get()));
        }
        return joined;
    }

    /** The last piece is mostly shorter. */
    private static int endOfRun(List<Exchange> all, int from, Piece first) {
        int to = from + 1;
        boolean goesOn = true;
        while (goesOn && to < all.size()) {
            Optional<Piece> next = Piece.of(all.get(to)).filter(each -> each.command().equals(first.command())
                    && each.base64().length() <= first.base64().length() && each.base64().length() % FOUR == 0 && !each.base64().startsWith(BEGIN));
            goesOn = next.isPresent() && all.get(to - 1).answers().isEmpty() == all.get(to).answers().isEmpty();
            to += goesOn ? 1 : 0;
            goesOn &= next.filter(each -> each.base64().length() == first.base64().length()).isPresent();
        }
        return to;
    }

    private static Exchange of(List<Exchange> run, Piece first) {
        var all = new StringBuilder();
        run.forEach(each -> all.append(Piece.of(each).orElseThrow().base64()));
        return new ChunkedExchange(run.getFirst(), first, run, all.toString());
    }

    @Override
    boolean isContent() {
        return true;
    }

    @Override
    OptionalInt chunk() {
        return OptionalInt.of(size);
    }

    @Override
    String said() {
        return escaped(command) + "${chunk}";
    }

    /** By its first line, which hides nothing. */
    @Override
    ClaimPart part() {
        return part(readable());
    }

    private String readable() {
        try {
            return new String(Base64.getDecoder().decode(base64.replace(MASK, "A")), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    @Override
    List<String> lengths() {
        return List.of(Integer.toString(base64.length() / FOUR * 3 - (base64.length() - base64.replaceAll("=+$", "").length())));
    }
}
