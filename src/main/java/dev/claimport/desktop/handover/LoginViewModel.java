package dev.claimport.desktop.handover;

import dev.claimport.desktop.control.SecretEntry;
import dev.claimport.device.Login;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Who logs in on a gateway's console, while that is typed. The name stays for the next one; the password is wiped as soon as it is taken. */
public final class LoginViewModel {

    private final StringProperty user = new SimpleStringProperty("");
    private final SecretEntry password = new SecretEntry(Login.LONGEST);
    private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();

    /** Nothing is handed over until somebody is named. */
    public void want() {
        wanted.set(true);
    }

    /** Hands out who logs in, and wipes the password here; closing that is the caller's. Empty where nobody has to, or somebody is still to be named. */
    public Optional<Login> take() {
        return wanted.get() && !isMissing() ? Optional.of(Login.taking(name(), password.takeCharacters())) : Optional.empty();
    }

    /** Whether a name or a password is still to be typed. Enter in the empty field says that there is no password. */
    public boolean isMissing() {
        SecretEntry.Entry typed = password.entryProperty().get();
        return wanted.get() && (!Login.isUser(name()) || typed.tooLong() || typed.length() == 0 && !typed.complete());
    }

    /** Whether what is typed can be nobody's name. */
    public boolean isUserWrong() {
        return !name().isEmpty() && !Login.isUser(name());
    }

    /** Wipes the password, and asks for none: it was that of a device which is gone. */
    public void forget() {
        password.clear();
        wanted.set(false);
    }

    private String name() {
        return user.get().strip();
    }

    public StringProperty userProperty() {
        return user;
    }

    public SecretEntry password() {
        return password;
    }

    /** Whether the device has asked who is there. */
    public ReadOnlyBooleanProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
    }
}
