/** The pages of the practice cloud on which a technician allows or denies something in the browser. */
@NullMarked
package dev.claimport.practice.cloud.pages;

import org.jspecify.annotations.NullMarked;
