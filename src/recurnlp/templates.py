"""Pages made from templates: what a note says is characters there, never markup."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def open_templates(package: str) -> Environment:
    """Return the templates of a package, with escaping on and no name that may be missing.

    Args:
        package: with a folder `templates`, such as ``recurnlp.report``.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
