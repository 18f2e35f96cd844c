from wagtail.admin.forms.pages import WagtailAdminPageForm


class ReviewedPageForm(WagtailAdminPageForm):
    """The editor's form of a page: it is not submitted while something stands in the way of its approval."""

    def is_valid(self):
        if not super().is_valid():
            return False
        if not self.is_deferred_validation:  # a draft may be saved with whatever it lacks
            for sentence in self.save(commit=False).obstacles():
                self.add_error(None, sentence)
        return not self.errors
