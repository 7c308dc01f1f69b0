package dev.claimport.desktop.handover;

import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.IotService;
import dev.claimport.time.Background;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The templates on offer: those that a claim can be made for, found by typing. */
public final class TemplateListViewModel {

    /** Names of provisioning templates (API reference, CreateProvisioningTemplate). */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,36}");

    /** How far the list is. */
    public enum State {
        LOADING,
        READY,
        /** The role may not list: a name has to be typed. */
        NOT_ALLOWED,
        FAILED
    }

    private final IotService iot;
    private final Background background;
    private final ObservableList<TemplateSummary> usable = FXCollections.observableArrayList();
    private final FilteredList<TemplateSummary> matches = new FilteredList<>(usable);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.LOADING);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private Background.@Nullable Task loading;
    private @Nullable Loading latest;

    public TemplateListViewModel(IotService iot, Background background) {
        this.iot = iot;
        this.background = background;
        query.addListener((_, _, text) -> matches.setPredicate(template -> fits(template, text)));
    }

    /** Fetches the list anew; what has come is shown page by page. */
    public void load() {
        close();
        usable.clear();
        failure.set(null);
        state.set(State.LOADING);
        Loading current = new Loading();
        latest = current;
        loading = background.start(DesktopWait.ANSWER, () -> {
            iot.listTemplates(page -> background.show(() -> current.take(page)));
            return current;
        }, _ -> state.set(State.READY), refused -> {
            latest = null;
            failure.set(refused);
            state.set(refused.kind() == ServiceFailure.Kind.NOT_ALLOWED ? State.NOT_ALLOWED : State.FAILED);
        });
    }

    /** One fetching of the list; pages of an earlier one that come late are dropped. */
    private final class Loading {

        void take(List<TemplateSummary> page) {
            if (latest == this) {
                usable.addAll(page.stream().filter(TemplateSummary::isUsable).toList());
                usable.sort(Comparator.comparing(TemplateSummary::name));
            }
        }
    }

    void close() {
        latest = null;
        if (loading != null) {
            loading.cancel();
        }
    }

    /** The name that was typed, where it could be a template's and is none of those on offer. */
    public Optional<String> typedName() {
        String typed = query.get().strip();
        boolean listed = usable.stream().anyMatch(template -> template.name().equals(typed));
        return !listed && NAME.matcher(typed).matches() ? Optional.of(typed) : Optional.empty();
    }

    /** Every word of the query is in the name or the description. */
    private static boolean fits(TemplateSummary template, String query) {
        String text = (template.name() + " " + template.description()).toLowerCase(Locale.ROOT);
        for (String word : query.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Enabled fleet-provisioning templates that fit the query, by name. */
    public ObservableList<TemplateSummary> matches() {
        return matches;
    }

    /** Enabled fleet-provisioning templates, by name. */
    public ObservableList<TemplateSummary> usable() {
        return usable;
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state;
    }

    /** Why there is no list; null unless {@link State#FAILED} or {@link State#NOT_ALLOWED}. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
