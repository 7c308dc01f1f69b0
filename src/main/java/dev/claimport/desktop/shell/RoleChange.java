package dev.claimport.desktop.shell;

import dev.claimport.app.RoleContext;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.signin.Entered;
import dev.claimport.desktop.signin.RoleCard;
import dev.claimport.desktop.signin.RoleChoiceViewModel;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignedInUser;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets another account and role be chosen over the page, with the sign-in that there is.
 *
 * @param open gives what a role works with
 * @param taken is given what was chosen
 */
record RoleChange(WindowParts parts, Look look, SignedIn signedIn, Sheet sheet, Function<RoleSession, RoleContext> open, Consumer<Entered> taken) {

    /** @param now what is worked in */
    void ask(SignedInUser user, RoleSession now) {
        RoleChoiceViewModel choice = new RoleChoiceViewModel(user, signedIn.portal(), now.region(), parts.memory(), parts.background(),
                open, opened -> {
                    sheet.close();
                    taken.accept(opened);
                });
        Runnable leave = () -> {
            choice.close();
            sheet.close();
        };
        RoleCard card = new RoleCard(choice, parts.texts(), look.mayMove(), leave);
        choice.load(_ -> card.focus());
        sheet.open(parts.texts().text("signin.role.heading"), card, leave);
    }
}
