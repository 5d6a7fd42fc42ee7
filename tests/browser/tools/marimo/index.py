import marimo

app = marimo.App(app_title="A notebook")

with app.setup:
    from pathlib import Path

    import marimo as mo


@app.cell
def text():
    mo.md(Path("text.md").read_text())
    return


@app.cell
def run():
    @recipe@
    return


@app.cell
def hard():
    @hard@
    return


if __name__ == "__main__":
    app.run()
