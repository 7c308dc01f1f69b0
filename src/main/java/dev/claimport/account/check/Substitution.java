package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Members;
import dev.claimport.account.json.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The argument of {@code Fn::Sub}, cut at every <code>${…}</code> (CloudFormation user guide, "Fn::Sub"). */
record Substitution(List<Piece> pieces, Optional<Members> variables, boolean isOpen) {

    /** @param text a name, stripped, or what stands there as it is */
    record Piece(boolean isName, String text) {}

    /** Empty for an argument of another form. */
    static Optional<Substitution> of(Value argument) {
        if (argument instanceof Text text) {
            return Optional.of(cut(text.text(), Optional.empty()));
        }
        return argument instanceof Items two && two.items().size() == 2 && two.items().get(0) instanceof Text text
                && two.items().get(1) instanceof Members variables
                ? Optional.of(cut(text.text(), Optional.of(variables)))
                : Optional.empty();
    }

    private static Substitution cut(String text, Optional<Members> variables) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                return new Substitution(pieces, variables, true);
            }
            pieces.add(new Piece(false, text.substring(from, open)));
            String name = text.substring(open + 2, close).strip();
            // ${!text} stands for ${text} itself.
            pieces.add(name.startsWith("!") ? new Piece(false, "${" + name.substring(1) + "}") : new Piece(true, name));
            from = close + 1;
        }
        pieces.add(new Piece(false, text.substring(from)));
        return new Substitution(pieces, variables, false);
    }

    List<String> names() {
        return pieces.stream().filter(Piece::isName).map(Piece::text).toList();
    }

    /** What stands for a name here, rather than a parameter. */
    Optional<Value> variable(String name) {
        return variables.flatMap(all -> all.value(name));
    }
}
