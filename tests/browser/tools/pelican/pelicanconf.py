SITENAME = "A course"
SITEURL = ""
RELATIVE_URLS = True
# The page is the first of the site.
INDEX_SAVE_AS = "articles.html"
PAGE_PATHS = ["pages"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
