/** What the check of a template has to say: the sign on its card, and the sheet with the findings. */
@NullMarked
package dev.claimport.desktop.template;

import org.jspecify.annotations.NullMarked;
