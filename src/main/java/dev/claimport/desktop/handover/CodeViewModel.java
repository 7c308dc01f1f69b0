package dev.claimport.desktop.handover;

import dev.claimport.desktop.control.SecretEntry;
import dev.claimport.device.seal.ProofOfPossession;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The code on a device's label while it is typed or scanned; wiped as soon as it is taken or the device is gone. */
public final class CodeViewModel extends SecretEntry {

    private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();

    CodeViewModel() {
        super(ProofOfPossession.LONGEST);
    }

    /** Spaces are no code. */
    @Override
    public void complete() {
        if (isBlank() && !entryProperty().get().tooLong()) {
            clear();
        } else {
            super.complete();
        }
    }

    /** Hands the code out, and wipes it here. Empty where there is none. */
    Optional<ProofOfPossession> take() {
        if (isBlank()) {
            clear();
            return Optional.empty();
        }
        return Optional.of(ProofOfPossession.taking(takeCharacters()));
    }

    /** Nothing is handed over until the code is given, or left out by {@link #leaveOut}. */
    void want() {
        wanted.set(true);
    }

    /** Goes on without a code. */
    public void leaveOut() {
        clear();
        wanted.set(false);
    }

    /** Wipes it, and asks for none: it was that of a device which is gone. */
    void forget() {
        leaveOut();
    }

    /** Whether a code has to be given before anything is handed over. */
    boolean isMissing() {
        return isBlank() && (wanted.get() || entryProperty().get().tooLong());
    }

    /** Whether the last hand-over to this device has shown that it goes by its code. */
    public ReadOnlyBooleanProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
    }
}
